/**
 * The Electron host: a window, its security and one MessagePort to the till. Everything the till does is in
 * `startTill`, which does not know this host. Source: electron-security sections 2 to 5 and 8.
 */
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
  type IpcMainEvent,
  type WebContents,
} from 'electron';
import { randomBytes } from 'node:crypto';
import { explainFailure, say } from './cli/run-command.ts';
import { parseTillOptions, USAGE, type TillOptions } from './options.ts';
import type { RunningTill, Surroundings } from './start-till.ts';
import type { Launch } from './training/launch.ts';
import {
  APP_ORIGIN,
  APP_SCHEME,
  forbiddenSwitch,
  isBlockedShortcut,
  isOurs,
  mayUse,
  WEB_PREFERENCES,
  withoutTestSwitches,
} from './security/policy.ts';
import { readStaticFile } from './security/static-files.ts';

export const HANDSHAKE = 'kopilka:connect';
const SCREEN_FOLDER = join(import.meta.dirname, '..', 'renderer');
const PRELOAD = join(import.meta.dirname, '..', 'preload', 'index.cjs');

/** What this host needs of a till. */
export type HostedTill = Pick<RunningTill, 'servePort' | 'wake' | 'stop'>;
export type StartTill = (options: TillOptions, surroundings: Surroundings) => Promise<HostedTill>;

/** Starts the whole host. `args` are the command line's words after the program. Resolves once the window is asked for. */
export async function startElectronHost(args: readonly string[], startTill: StartTill): Promise<void> {
  // An unpackaged till is a developer's or a test's: Playwright's driver starts it with two of the switches.
  const refused = forbiddenSwitch(args, !app.isPackaged);
  if (refused) return refuseToStart(`Kopilka does not start with --${refused}: it would open the till to others.`);
  const parsed = parseTillOptions(withoutTestSwitches(args));
  if (!parsed.ok) return refuseToStart(`${parsed.problem}\n${USAGE}`);

  app.enableSandbox();
  Menu.setApplicationMenu(null);
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  await app.whenReady();
  guardSession();
  serveScheme();

  let till: HostedTill;
  try {
    till = await startTill(parsed.options, { words: say, launch: launchWithElectron });
  } catch (error) {
    return refuseToStart(explainFailure(error, parsed.options.locale));
  }
  const window = openWindow(parsed.options.locale);
  acceptHandshakes(window, till);
  app.on('second-instance', () => window.focus());
  powerMonitor.on('resume', () => till.wake());
  app.on('window-all-closed', () => void till.stop().finally(() => app.quit()));
}

function refuseToStart(words: string): void {
  say(words);
  app.exit(1);
}

/** The shipped Electron does not run as Node (a fuse), so training's programs are utility processes: they end with the app. */
const launchWithElectron: Launch = (program, args) => {
  const child = utilityProcess.fork(program, [...args], { stdio: 'pipe' });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('a utility process without its streams');
  return {
    stdout: stdout as Readable,
    stderr: stderr as Readable,
    onExit: (listener) => child.once('exit', listener),
    stop: () => void child.kill(),
    kill: () => void child.kill(),
  };
};

function openWindow(locale: TillOptions['locale']): BrowserWindow {
  const window = new BrowserWindow({
    width: 1024,
    height: 768,
    minWidth: 1024,
    minHeight: 768,
    show: false,
    backgroundColor: '#F4F6F8',
    webPreferences: { ...WEB_PREFERENCES, devTools: !app.isPackaged, preload: PRELOAD },
  });
  window.once('ready-to-show', () => window.show());
  // A screen that dies comes back by itself; basket, shift and held receipts live in main.
  window.webContents.on('render-process-gone', () => window.reload());
  void window.loadURL(`${APP_ORIGIN}/?lang=${locale}`);
  return window;
}

/** Every contents without exception, also such as no code of ours has made. */
function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url, APP_ORIGIN)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url, APP_ORIGIN)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url, APP_ORIGIN)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (isBlockedShortcut(input)) event.preventDefault();
  });
}

function guardSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    callback(
      mayUse({
        permission,
        mediaTypes,
        isOurOrigin: isOurs(details.requestingUrl, APP_ORIGIN),
        isMainFrame: details.isMainFrame && contents.mainFrame !== null,
      }),
    );
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    mayUse({
      permission,
      mediaTypes: details.mediaType === 'video' ? ['video'] : [],
      isOurOrigin: isOurs(requestingOrigin, APP_ORIGIN),
      isMainFrame: details.isMainFrame,
    }),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  // loadURL in main does not pass will-navigate, so the network itself knows nothing but our scheme.
  defaultSession.webRequest.onBeforeRequest(({ url }, callback) => {
    const isPicture = url.startsWith('blob:') || url.startsWith('data:image/');
    callback({ cancel: !isPicture && !isOurs(url, APP_ORIGIN) && !(url.startsWith('devtools:') && !app.isPackaged) });
  });
}

function serveScheme(): void {
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET' || !isOurs(request.url, APP_ORIGIN)) return new Response(null, { status: 404 });
    const nonce = randomBytes(16).toString('base64');
    const file = await readStaticFile(SCREEN_FOLDER, new URL(request.url).pathname, { nonce, socketOrigin: null });
    if (!file) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(file.body), { headers: file.headers });
  });
}

/** The only ipcMain listener of the program: one port for each document of our own window. */
function acceptHandshakes(window: BrowserWindow, till: HostedTill): void {
  let served: number | null = null;
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) served = null;
  });
  ipcMain.on(HANDSHAKE, (event: IpcMainEvent) => {
    const frame = event.senderFrame;
    const isOurWindow = event.sender === window.webContents && frame !== null && frame === window.webContents.mainFrame;
    if (!isOurWindow || !isOurs(frame.url, APP_ORIGIN) || served === frame.routingId) return;
    served = frame.routingId;
    const { port1, port2 } = new MessageChannelMain();
    till.servePort(port1);
    port1.start();
    frame.postMessage(HANDSHAKE, null, [port2]);
  });
}
