import './styles/fonts.css';
import './styles/tokens.css';
import './styles/parts.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { chosenLocale, startWords, words } from './i18n/index.ts';
import { startTill } from './start.ts';
import { shutStringSinks } from './trusted-types.ts';

shutStringSinks(window);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startWords(chosenLocale(window.location.search, localStorage));
createRoot(root).render(
  <I18nextProvider i18n={words}>
    <App />
  </I18nextProvider>,
);
startTill(window);
