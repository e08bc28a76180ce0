/** The Electron host against a recording stub of the electron module: what it asks for, and what it answers to each event. */
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostedTill } from './electron.ts';

type Handler = (...args: never[]) => unknown;

const electron = vi.hoisted(() => ({ current: null as unknown as ReturnType<typeof makeStub> }));
vi.mock('electron', () => {
  type Part = Record<string | symbol, unknown>;
  const part = (name: string) => (electron.current as unknown as Record<string, Part>)[name]!;
  const forward = (name: string) =>
    new Proxy(function () {} as unknown as object, {
      get: (_target, key) => {
        const value = part(name)[key];
        return typeof value === 'function' ? (value as Handler).bind(part(name)) : value;
      },
      construct: (_target, args) =>
        new (part(name) as unknown as new (...given: unknown[]) => object)(...(args as unknown[])),
    });
  const names = [
    'app',
    'BrowserWindow',
    'ipcMain',
    'Menu',
    'MessageChannelMain',
    'powerMonitor',
    'protocol',
    'session',
    'utilityProcess',
  ];
  return Object.fromEntries(names.map((name) => [name, forward(name)]));
});

function makeStub() {
  const calls: string[] = [];
  const emitters = { app: new EventEmitter(), ipcMain: new EventEmitter(), powerMonitor: new EventEmitter() };
  const handlers: Record<string, Handler> = {};
  const windows: FakeWindow[] = [];
  const record = (name: string) => (handler: Handler) => {
    handlers[name] = handler;
  };
  class FakeWindow extends EventEmitter {
    readonly options: { webPreferences: Record<string, unknown> };
    readonly webContents = Object.assign(new EventEmitter(), {
      mainFrame: { url: 'kopilka://app/', routingId: 7, postMessage: vi.fn() },
    });
    readonly loaded: string[] = [];
    readonly reload = vi.fn();
    constructor(options: { webPreferences: Record<string, unknown> }) {
      super();
      this.options = options;
      windows.push(this);
    }
    loadURL(url: string) {
      this.loaded.push(url);
      return Promise.resolve();
    }
    show() {
      calls.push('show');
    }
    focus() {
      calls.push('focus');
    }
  }
  return {
    calls,
    handlers,
    windows,
    emitters,
    app: Object.assign(emitters.app, {
      isPackaged: true as boolean,
      enableSandbox: () => calls.push('enableSandbox'),
      requestSingleInstanceLock: (): boolean => true,
      whenReady: () => Promise.resolve(calls.push('ready')),
      exit: (code: number) => calls.push(`exit ${code}`),
      quit: () => calls.push('quit'),
    }),
    BrowserWindow: FakeWindow,
    ipcMain: emitters.ipcMain,
    Menu: { setApplicationMenu: (menu: unknown) => calls.push(`menu ${String(menu)}`) },
    MessageChannelMain: class {
      port1 = { start: vi.fn() };
      port2 = { name: 'port2' };
    },
    powerMonitor: emitters.powerMonitor,
    protocol: {
      registerSchemesAsPrivileged: (schemes: { scheme: string; privileges: Record<string, boolean> }[]) => {
        calls.push('scheme');
        handlers.schemes = () => schemes;
      },
      handle: (_scheme: string, handler: Handler) => {
        handlers.scheme = handler;
      },
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: record('permissionRequest'),
        setPermissionCheckHandler: record('permissionCheck'),
        setDevicePermissionHandler: record('device'),
        webRequest: { onBeforeRequest: record('request') },
      },
    },
  };
}

const till = { servePort: vi.fn(), wake: vi.fn(), stop: vi.fn(() => Promise.resolve()) } satisfies HostedTill;
const { HANDSHAKE, startElectronHost } = await import('./electron.ts');

async function start(args: string[] = []) {
  await startElectronHost(args, () => Promise.resolve(till));
  return electron.current;
}

beforeEach(() => {
  electron.current = makeStub();
  vi.clearAllMocks();
});

describe('the start', () => {
  it('locks the doors before Electron is ready: sandbox, no menu, the scheme', async () => {
    const { calls } = await start();
    expect(calls.slice(0, 4)).toEqual(['enableSandbox', 'menu null', 'scheme', 'ready']);
  });

  it('registers the scheme as standard and secure, never as one that bypasses the policy', async () => {
    const { handlers } = await start();
    const [scheme] = (handlers.schemes as () => { scheme: string; privileges: Record<string, boolean> }[])();
    expect(scheme).toEqual({
      scheme: 'kopilka',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
  });

  it.each(['--remote-debugging-port=9222', '--no-sandbox', '--inspect=0', '--load-extension=/x'])(
    'refuses %s when shipped',
    async (word) => {
      const { calls, windows } = await start([word]);
      expect(calls).toEqual(['exit 1']);
      expect(windows).toEqual([]);
    },
  );

  it('lets Playwright’s two switches through when it is not packaged', async () => {
    electron.current.app.isPackaged = false;
    const { windows } = await start(['--inspect=0', '--remote-debugging-port=0']);
    expect(windows).toHaveLength(1);
  });

  it('ends when another instance holds the lock', async () => {
    electron.current.app.requestSingleInstanceLock = () => false;
    const { calls, windows } = await start();
    expect(calls).toContain('quit');
    expect(windows).toEqual([]);
  });

  it('opens no window when the till cannot start', async () => {
    await startElectronHost([], () => Promise.reject(new Error('data folder')));
    expect(electron.current.calls).toContain('exit 1');
    expect(electron.current.windows).toEqual([]);
  });
});

describe('the window', () => {
  it('is sandboxed and isolated, without Node, web views, or developer tools in the shipped till', async () => {
    const [window] = (await start()).windows;
    expect(window?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      devTools: false,
    });
    expect(window?.loaded).toEqual(['kopilka://app/?lang=ru']);
  });

  it('reloads a screen that died', async () => {
    const [window] = (await start()).windows;
    window?.webContents.emit('render-process-gone');
    expect(window?.reload).toHaveBeenCalledOnce();
  });
});

describe('every web contents', () => {
  async function guarded() {
    const { emitters } = await start();
    let open: Handler = () => undefined;
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: Handler) => (open = handler),
    });
    emitters.app.emit('web-contents-created', {}, contents);
    const isPrevented = (name: string, event: object, ...rest: unknown[]) => {
      const preventDefault = vi.fn();
      contents.emit(name, { ...event, preventDefault }, ...rest);
      return preventDefault.mock.calls.length === 1;
    };
    return { open: () => open(), isPrevented };
  }

  it('opens no window and attaches no web view', async () => {
    const { open, isPrevented } = await guarded();
    expect(open()).toEqual({ action: 'deny' });
    expect(isPrevented('will-attach-webview', {})).toBe(true);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays at home on %s', async (name) => {
    const { isPrevented } = await guarded();
    for (const url of [
      'https://evil.example/',
      'file:///etc/passwd',
      'kopilka://app.evil/',
      'javascript:1',
      'data:text/html,x',
    ]) {
      expect(isPrevented(name, { url })).toBe(true);
    }
    expect(isPrevented(name, { url: 'kopilka://app/' })).toBe(false);
  });

  it('blocks Chromium’s shortcuts and leaves the till its keys', async () => {
    const { isPrevented } = await guarded();
    const key = (code: string, control: boolean) => ({ code, control, meta: false, alt: false, shift: false });
    expect(isPrevented('before-input-event', {}, key('KeyR', true))).toBe(true);
    expect(isPrevented('before-input-event', {}, key('F5', false))).toBe(false);
  });
});

describe('the session', () => {
  it('grants the camera to our page and nothing to others, in the request and in the check handler', async () => {
    const { handlers } = await start();
    const answers: boolean[] = [];
    const request = handlers.permissionRequest as (...args: unknown[]) => void;
    const ask = (permission: string, requestingUrl: string, mediaTypes: string[]) =>
      request({ mainFrame: {} }, permission, (granted: boolean) => answers.push(granted), {
        requestingUrl,
        mediaTypes,
        isMainFrame: true,
      });
    ask('media', 'kopilka://app/', ['video']);
    ask('media', 'kopilka://app/', ['audio']);
    ask('media', 'https://evil.example/', ['video']);
    ask('geolocation', 'kopilka://app/', []);
    expect(answers).toEqual([true, false, false, false]);
    const check = handlers.permissionCheck as (...args: unknown[]) => boolean;
    expect(check(null, 'media', 'kopilka://app', { mediaType: 'video', isMainFrame: true })).toBe(true);
    expect(check(null, 'hid', 'kopilka://app', { isMainFrame: true })).toBe(false);
    expect((handlers.device as () => boolean)()).toBe(false);
  });

  it('lets the network reach nothing but our scheme and pictures made in the page', async () => {
    const request = (await start()).handlers.request as (
      details: { url: string },
      callback: (answer: { cancel: boolean }) => void,
    ) => void;
    const isCancelled = (url: string) => {
      let cancelled = false;
      request({ url }, (answer) => (cancelled = answer.cancel));
      return cancelled;
    };
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:1/',
      'ws://127.0.0.1/',
      'file:///etc/passwd',
      'data:text/html,x',
      'devtools://x/',
    ]) {
      expect(isCancelled(url)).toBe(true);
    }
    for (const url of ['kopilka://app/assets/main.js', 'blob:kopilka://app/1', 'data:image/png;base64,AA'])
      expect(isCancelled(url)).toBe(false);
  });
});

describe('the scheme', () => {
  it('answers 404 for a POST, another host and a path outside the screen’s folder', async () => {
    const handle = (await start()).handlers.scheme as (
      request: Request | { method: string; url: string },
    ) => Promise<Response>;
    for (const request of [
      { method: 'POST', url: 'kopilka://app/' },
      { method: 'GET', url: 'kopilka://evil/' },
      { method: 'GET', url: 'kopilka://app/..%2f..%2fpackage.json' },
    ]) {
      expect((await handle(request)).status).toBe(404);
    }
  });
});

describe('the handshake', () => {
  it('hands one port to our own main frame, once a document', async () => {
    const { emitters, windows } = await start();
    const contents = windows[0]!.webContents;
    const shake = (sender: unknown, senderFrame: unknown) => emitters.ipcMain.emit(HANDSHAKE, { sender, senderFrame });
    shake(contents, contents.mainFrame);
    shake(contents, contents.mainFrame);
    expect(till.servePort).toHaveBeenCalledTimes(1);
    expect(contents.mainFrame.postMessage).toHaveBeenCalledWith(HANDSHAKE, null, [{ name: 'port2' }]);
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    shake(contents, contents.mainFrame);
    expect(till.servePort).toHaveBeenCalledTimes(2);
  });

  it('is deaf to other windows, child frames, dead frames and foreign pages', async () => {
    const { emitters, windows } = await start();
    const contents = windows[0]!.webContents;
    const shake = (sender: unknown, senderFrame: unknown) => emitters.ipcMain.emit(HANDSHAKE, { sender, senderFrame });
    shake({}, contents.mainFrame);
    shake(contents, { url: 'kopilka://app/', routingId: 9 });
    shake(contents, null);
    contents.mainFrame.url = 'https://evil.example/';
    shake(contents, contents.mainFrame);
    expect(till.servePort).not.toHaveBeenCalled();
  });

  it('is the only channel', async () => {
    const { emitters } = await start();
    expect(emitters.ipcMain.eventNames()).toEqual([HANDSHAKE]);
  });
});

describe('the end', () => {
  it('stops the till before it quits', async () => {
    const { emitters, calls } = await start();
    emitters.app.emit('window-all-closed');
    expect(till.stop).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(calls).toContain('quit'));
  });

  it('looks at the devices and the clock again after sleep', async () => {
    const { emitters } = await start();
    emitters.powerMonitor.emit('resume');
    expect(till.wake).toHaveBeenCalledOnce();
  });
});
