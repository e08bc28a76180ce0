/** Who may import whom. Source: the table in ARCHITECTURE.md; test/arrows.test.ts plants a breach to see it reported. */
const OURS = '^(loyalty|contract|native|main|preload|renderer|central|test)/';

/** What a folder may use of ours besides itself. */
const MAY_USE = {
  loyalty: [],
  contract: ['loyalty'],
  native: [],
  main: ['loyalty', 'contract', 'native'],
  preload: ['contract'],
  renderer: ['contract'],
  central: ['loyalty', 'contract'],
};

const arrows = Object.entries(MAY_USE).map(([folder, allowed]) => ({
  name: `${folder}-uses-only-${allowed.join('-') || 'itself'}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: OURS, pathNot: `^(${[folder, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contract-takes-types-of-loyalty',
      severity: 'error',
      from: { path: '^contract/', pathNot: '\\.test\\.ts$' },
      to: { path: '^loyalty/', pathNot: '^loyalty/programme/schema\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'preload-takes-types-of-contract',
      severity: 'error',
      from: { path: '^preload/', pathNot: '\\.test\\.ts$' },
      to: { path: '^contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engine-does-no-io',
      severity: 'error',
      from: { path: '^loyalty/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'screen-does-no-io',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-its-host-only',
      severity: 'error',
      from: { path: OURS, pathNot: '^(main/electron(\\.test)?\\.ts|preload/)' },
      to: { path: '(^|node_modules/)electron($|/)' },
    },
    {
      name: 'device-libraries-in-native-only',
      severity: 'error',
      from: { path: OURS, pathNot: '^(native|test)/' },
      to: { path: 'node_modules/(serialport|node-hid|koffi)/' },
    },
    {
      name: 'sqlite-in-the-till-only',
      severity: 'error',
      from: { path: OURS, pathNot: '^(main|test)/' },
      to: { path: 'node_modules/better-sqlite3/' },
    },
    {
      name: 'only-tests-use-tests',
      severity: 'error',
      from: { path: OURS, pathNot: '^test/|\\.test\\.tsx?$' },
      to: { path: '^test/|\\.test\\.tsx?$' },
    },
    {
      name: 'native-through-its-doors',
      comment: 'Another folder sees a device through its port and its index, not its inside.',
      severity: 'error',
      from: { path: '^(main|central|contract)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^native/', pathNot: '^native/(scanner|fiscal)/(index|port)\\.ts$' },
    },
    {
      name: 'engine-through-its-door',
      severity: 'error',
      from: { path: '^(main|central)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^loyalty/', pathNot: '^loyalty/index\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|\\.setup)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
