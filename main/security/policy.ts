/**
 * What the screen may do, as data with a reason a row; both hosts and their tests read the same tables.
 * Imports nothing. Source: electron-security sections 2 to 4, 9.
 */

/** Directive → value; `{nonce}` is fresh for each page load, `{socket}` is the browser host's own WebSocket. */
export const CSP_DIRECTIVES: readonly [directive: string, value: string][] = [
  ['default-src', "'none'"], // everything is named
  ['script-src', "'self' 'wasm-unsafe-eval'"], // hashed bundles; WebAssembly of the camera decoder
  ['style-src', "'self' 'nonce-{nonce}'"], // React Aria's two style elements carry the nonce
  ['img-src', "'self' data: blob:"], // QR pictures, logos
  ['font-src', "'self'"], // shipped with the app
  ['connect-src', "'self'{socket}"], // the renderer talks to the till only; sync is main's business
  ['media-src', "'self' blob:"], // camera preview
  ['worker-src', "'self'"], // decoding off the main thread
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
  ['frame-src', "'none'"],
  ['object-src', "'none'"],
  ['require-trusted-types-for', "'script'"], // string-to-DOM sinks throw
  ['trusted-types', 'default'], // the one policy of renderer/trusted-types.ts
];

export function contentSecurityPolicy(nonce: string, socketOrigin: string | null): string {
  return CSP_DIRECTIVES.map(([directive, value]) => {
    const filled = value.replace('{nonce}', nonce).replace('{socket}', socketOrigin ? ` ${socketOrigin}` : '');
    return `${directive} ${filled}`;
  }).join('; ');
}

/** Sent with every answer beside the policy. */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), hid=(), serial=(), usb=()',
  'Cache-Control': 'no-store',
};

export interface PermissionRequest {
  permission: string;
  isOurOrigin: boolean;
  isMainFrame: boolean;
  mediaTypes: readonly string[];
}

/** Default deny: a permission that is not named here is refused, whatever the next Chromium invents. */
const PERMISSIONS: Readonly<Record<string, (request: PermissionRequest) => boolean>> = {
  // reading a QR code with the camera
  media: ({ isMainFrame, mediaTypes }) => isMainFrame && mediaTypes.length === 1 && mediaTypes[0] === 'video',
  // customer display
  fullscreen: () => true,
  // copying a number for support
  'clipboard-sanitized-write': () => true,
};

export function mayUse(request: PermissionRequest): boolean {
  const rule = Object.hasOwn(PERMISSIONS, request.permission) ? PERMISSIONS[request.permission] : undefined;
  return request.isOurOrigin && rule !== undefined && rule(request);
}

/** Written out although most are defaults: a default can change, a test can hold a constant. */
export const WEB_PREFERENCES = Object.freeze({
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  disableBlinkFeatures: 'Auxclick',
});

/** Command-line switches with which the till refuses to start: each opens a door that fuses do not cover. */
export const FORBIDDEN_SWITCHES: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'no-sandbox',
  'disable-web-security',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'host-resolver-rules',
  'js-flags',
  'load-extension',
];

/** Playwright's Electron driver starts the test flavour with these two, set to 0. */
const TEST_FLAVOUR_SWITCHES: readonly string[] = ['inspect', 'remote-debugging-port'];

export function forbiddenSwitch(args: readonly string[], isTestFlavour: boolean): string | null {
  for (const arg of args) {
    const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/.exec(arg) ?? [];
    if (!name || !FORBIDDEN_SWITCHES.includes(name)) continue;
    if (isTestFlavour && TEST_FLAVOUR_SWITCHES.includes(name) && value === '0') continue;
    return name;
  }
  return null;
}

/** The till's own words: without the two switches of Playwright's driver. */
export function withoutTestSwitches(args: readonly string[]): string[] {
  return args.filter((arg) => !TEST_FLAVOUR_SWITCHES.some((name) => arg === `--${name}=0`));
}

/**
 * Chromium's own shortcuts that the window must not obey: reload, zoom, close, developer tools, print, find,
 * view source, address bar. F1 to F12 reach the page, which has its own use for them (ui section 4.2).
 */
const BROWSER_SHORTCUTS = new Set([
  'KeyR',
  'KeyW',
  'KeyN',
  'KeyT',
  'KeyP',
  'KeyF',
  'KeyG',
  'KeyU',
  'KeyO',
  'KeyJ',
  'KeyS',
  'KeyH',
  'KeyD',
]);
const ZOOM_KEYS = new Set(['Equal', 'Minus', 'Digit0', 'NumpadAdd', 'NumpadSubtract', 'Numpad0']);

export function isBlockedShortcut(input: {
  code: string;
  control: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
}): boolean {
  const command = input.control || input.meta;
  if (command && (BROWSER_SHORTCUTS.has(input.code) || ZOOM_KEYS.has(input.code))) return true;
  if (command && input.shift && (input.code === 'KeyI' || input.code === 'KeyC')) return true;
  return input.alt && (input.code === 'ArrowLeft' || input.code === 'ArrowRight' || input.code === 'Home');
}

export const APP_SCHEME = 'kopilka';
export const APP_ORIGIN = `${APP_SCHEME}://app`;

/** Whether a URL is ours by its parsed origin, never by its prefix. Chromium gives custom schemes the origin `null`. */
export function isOurs(url: string, ourOrigin: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed) return false;
  return `${parsed.protocol}//${parsed.host}` === ourOrigin && parsed.username === '' && parsed.password === '';
}
