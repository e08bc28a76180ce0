/** The browser host: the very same till under Node, its screen in a Chromium-family browser. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { explainFailure, FAILED, say, WRONG_USE } from './cli/run-command.ts';
import { parseTillOptions, USAGE, type TillOptions } from './options.ts';
import { startTill, type RunningTill } from './start-till.ts';
import { findBrowser, hasDisplay, openBrowser } from './web/chromium.ts';
import { serveScreen, type WebHost } from './web/server.ts';

const SCREEN_FOLDER = join(import.meta.dirname, '..', 'renderer');

async function run(options: TillOptions): Promise<void> {
  const till = await startTill(options, { words: say });
  const host = await serveScreen({
    folder: SCREEN_FOLDER,
    port: options.port,
    locale: options.locale,
    now: Date.now,
    onSocket: (socket) => till.serveSocket(socket),
  });
  const browser = options.isHeadless || !hasDisplay() ? null : findBrowser();
  const window =
    browser === null ? null : openBrowser(browser, host.address('browser'), join(till.dataFolder, 'browser'));
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= end(till, host, window));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  if (window) {
    window.once('exit', () => void stop());
    window.once('error', () => showAddress(host));
  } else {
    if (!options.isHeadless) say('Открыть окно здесь нельзя. Откройте адрес в браузере на этом компьютере:');
    showAddress(host);
  }
}

/** The one result of this command on standard output. */
function showAddress(host: WebHost): void {
  process.stdout.write(`${host.address('person')}\n`);
}

async function end(till: RunningTill, host: WebHost, window: ChildProcess | null): Promise<void> {
  say('Останавливаемся: чеки и очередь сохранены.');
  // A window left behind would keep its profile, and the next start's browser would hand over to it and end.
  window?.kill();
  await host.close();
  await till.stop();
  process.exit(0);
}

const parsed = parseTillOptions(process.argv.slice(2));
if (!parsed.ok) {
  say(`${parsed.problem}\n${USAGE}`);
  process.exit(WRONG_USE);
}
run(parsed.options).catch((error: unknown) => {
  say(explainFailure(error, parsed.options.locale));
  process.exit(FAILED);
});
