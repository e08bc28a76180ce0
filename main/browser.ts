/** The browser host: the very same till under Node, its screen in a Chromium-family browser. */
import { join } from 'node:path';
import { TillError } from '../contract/errors/catalogue.ts';
import { describeError } from '../contract/errors/texts.ts';
import { parseTillOptions, USAGE, type TillOptions } from './options.ts';
import { startTill, type RunningTill } from './start-till.ts';
import { findBrowser, hasDisplay, openBrowser } from './web/chromium.ts';
import { serveScreen, type WebHost } from './web/server.ts';

const SCREEN_FOLDER = join(import.meta.dirname, '..', 'renderer');
const words = (text: string) => void process.stderr.write(`${text}\n`);

async function run(options: TillOptions): Promise<void> {
  const till = await startTill(options, { words });
  const host = await serveScreen({
    folder: SCREEN_FOLDER,
    port: options.port,
    now: Date.now,
    onSocket: (socket) => till.serveSocket(socket),
  });
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= end(till, host));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

  const browser = options.isHeadless || !hasDisplay() ? null : findBrowser();
  if (browser) {
    const window = openBrowser(browser, host.address('browser'), join(till.dataFolder, 'browser'));
    window.once('exit', () => void stop());
    window.once('error', () => showAddress(host));
  } else {
    if (!options.isHeadless) words('Открыть окно здесь нельзя. Откройте адрес в браузере на этом компьютере:');
    showAddress(host);
  }
}

/** The one result of this command on standard output. */
function showAddress(host: WebHost): void {
  process.stdout.write(`${host.address('person')}\n`);
}

async function end(till: RunningTill, host: WebHost): Promise<void> {
  words('Останавливаемся: чеки и очередь сохранены.');
  await host.close();
  await till.stop();
  process.exit(0);
}

const parsed = parseTillOptions(process.argv.slice(2));
if (!parsed.ok) {
  words(`${parsed.problem}\n${USAGE}`);
  process.exit(2);
}
run(parsed.options).catch((error: unknown) => {
  if (error instanceof TillError) {
    const { what, money, todo } = describeError(error.code, error.params, parsed.options.locale);
    words([what, money, todo].join('\n'));
  } else {
    words(error instanceof Error ? error.message : String(error));
  }
  process.exit(1);
});
