import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';

const engineBans = [
  [
    'MemberExpression[object.name="Date"][property.name="now"]',
    'The engine reads no clock: take `now` from the context.',
  ],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'The engine reads no clock: take `now` from the context.'],
  ['CallExpression[callee.name="Date"]', 'The engine reads no clock: take `now` from the context.'],
  ['MemberExpression[object.name="Temporal"][property.name="Now"]', 'The engine reads no clock.'],
  ['Identifier[name="performance"]', 'The engine reads no clock.'],
  ['MemberExpression[object.name="Math"][property.name="random"]', 'The engine is deterministic.'],
  ['Identifier[name="parseFloat"]', 'Money and points are integers.'],
  ['Literal[raw=/^\\d*\\.\\d/]', 'Money and points are integers.'],
  ['MemberExpression[property.name="toFixed"]', 'Money and points are integers: format with Intl at the edge.'],
  ['MemberExpression[object.name="Number"][property.name="EPSILON"]', 'Money and points are integers.'],
  ['AssignmentExpression[operator="/="]', 'Divide with mulDiv, which names its rounding (loyalty-domain section 2).'],
  ['BinaryExpression[operator="/"]', 'Divide with mulDiv, which names its rounding (loyalty-domain section 2).'],
].map(([selector, message]) => ({ selector, message }));

const markupBans = [
  ['JSXAttribute[name.name="dangerouslySetInnerHTML"]', 'Strings are shown as text only.'],
  ['JSXText[value=/[A-Za-zА-Яа-яЁё]/]', 'Words on the screen come from renderer/i18n.'],
].map(([selector, message]) => ({ selector, message }));

export default tseslint.config(
  { ignores: ['node_modules', 'out', '.setup', 'test/results'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.config.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  {
    files: ['loyalty/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...engineBans] },
  },
  {
    files: ['renderer/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules, 'no-restricted-syntax': ['error', ...markupBans] },
  },
);
