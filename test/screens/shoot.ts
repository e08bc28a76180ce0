/**
 * Pictures of every scene: `node test/screens/shoot.ts [name…] [--all]`, into test/results/screens.
 * Without `--all` each scene is taken small and light in Russian, the sale in every look.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser, openPage, stage, type Look } from './browser.ts';
import { startFakeTill } from './fake-till.ts';
import { SCENES } from './scenes.ts';

const folder = fileURLToPath(new URL('../results/screens/', import.meta.url));
const asked = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const every = process.argv.includes('--all');
const FIRST: Look = { size: 'small', theme: 'light', language: 'ru' };
const LOOKS: Look[] = every
  ? (['ru', 'en'] as const).flatMap((language) =>
      (['light', 'dark'] as const).flatMap((theme) =>
        (['small', 'wide'] as const).map((size) => ({ size, theme, language })),
      ),
    )
  : [FIRST];

await mkdir(folder, { recursive: true });
const till = await startFakeTill();
const browser = await openBrowser();
for (const look of LOOKS) {
  const page = await openPage(browser, till, look);
  page.on('console', (message) => console.log(`[${message.type()}]`, message.text()));
  page.on('pageerror', (error) => console.log('[page]', error.message));
  for (const [name, scene] of Object.entries(SCENES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    try {
      await stage(page, till, scene);
    } catch (reason) {
      console.log(name, reason instanceof Error ? reason.message.split('\n')[0] : reason);
    }
    await page.screenshot({ path: `${folder}${name}-${look.size}-${look.theme}-${look.language}.png` });
  }
  await page.context().close();
}
await browser.close();
await till.close();
till.cspReports.forEach((report) => console.log('CSP', report));
