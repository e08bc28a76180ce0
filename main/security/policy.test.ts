import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  APP_ORIGIN,
  contentSecurityPolicy,
  FORBIDDEN_SWITCHES,
  forbiddenSwitch,
  isBlockedShortcut,
  isOurs,
  mayUse,
} from './policy.ts';

const plain = { isOurOrigin: true, isMainFrame: true, mediaTypes: [] as string[] };

describe('mayUse', () => {
  it('gives the camera to our main frame, picture only', () => {
    expect(mayUse({ ...plain, permission: 'media', mediaTypes: ['video'] })).toBe(true);
    expect(mayUse({ ...plain, permission: 'media', mediaTypes: ['video', 'audio'] })).toBe(false);
    expect(mayUse({ ...plain, permission: 'media', mediaTypes: [] })).toBe(false);
    expect(mayUse({ ...plain, permission: 'media', mediaTypes: ['video'], isMainFrame: false })).toBe(false);
    expect(mayUse({ ...plain, permission: 'media', mediaTypes: ['video'], isOurOrigin: false })).toBe(false);
  });

  it('refuses every permission name of Electron but the three that are named, so a new one is a decision', () => {
    const typings = readFileSync(join(import.meta.dirname, '../../node_modules/electron/electron.d.ts'), 'utf8');
    const union =
      /setPermissionRequestHandler\(handler: \(\(webContents: WebContents, permission: ([^,]+), callback/.exec(
        typings,
      )?.[1] ?? '';
    const names = [...union.matchAll(/'([\w-]+)'/g)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(10);
    const granted = names.filter((permission) => mayUse({ ...plain, permission, mediaTypes: ['video'] }));
    expect(granted.sort()).toEqual(['clipboard-sanitized-write', 'fullscreen', 'media']);
  });

  it.each(['constructor', '__proto__', 'toString', 'hid', 'serial', 'usb'])('refuses the name %s', (permission) => {
    expect(mayUse({ ...plain, permission })).toBe(false);
  });
});

describe('forbiddenSwitch', () => {
  it.each(FORBIDDEN_SWITCHES)('refuses --%s with and without a value', (name) => {
    expect(forbiddenSwitch([`--${name}`], false)).toBe(name);
    expect(forbiddenSwitch(['--headless', `--${name}=x`], false)).toBe(name);
  });

  it('lets Playwright in with port 0 in the test flavour only', () => {
    const args = ['--inspect=0', '--remote-debugging-port=0'];
    expect(forbiddenSwitch(args, true)).toBeNull();
    expect(forbiddenSwitch(args, false)).toBe('inspect');
    expect(forbiddenSwitch(['--inspect=9229'], true)).toBe('inspect');
    expect(forbiddenSwitch(['--no-sandbox'], true)).toBe('no-sandbox');
  });

  it('passes the till’s own words', () => {
    expect(forbiddenSwitch(['--data', '/srv/till', '--port=8080', 'x'], false)).toBeNull();
  });
});

describe('isOurs', () => {
  it.each([
    ['kopilka://app/', true],
    ['kopilka://app/assets/main.js?x=1', true],
    ['kopilka://app.evil/', false],
    ['kopilka://app@evil/', false],
    ['kopilka://user@app/', false],
    ['https://app/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['not a url', false],
  ])('%s is ours: %s', (url, expected) => {
    expect(isOurs(url, APP_ORIGIN)).toBe(expected);
  });
});

describe('isBlockedShortcut', () => {
  const none = { control: false, meta: false, alt: false, shift: false };
  it('blocks reload, close, zoom and developer tools', () => {
    for (const code of ['KeyR', 'KeyW', 'Equal', 'Minus'])
      expect(isBlockedShortcut({ ...none, code, control: true })).toBe(true);
    expect(isBlockedShortcut({ ...none, code: 'KeyI', control: true, shift: true })).toBe(true);
  });
  it('leaves F1 to F12, Ctrl+L and Ctrl+Del to the till', () => {
    for (let n = 1; n <= 12; n += 1) expect(isBlockedShortcut({ ...none, code: `F${n}` })).toBe(false);
    expect(isBlockedShortcut({ ...none, code: 'KeyL', control: true })).toBe(false);
    expect(isBlockedShortcut({ ...none, code: 'Delete', control: true })).toBe(false);
  });
});

describe('contentSecurityPolicy', () => {
  it('allows no inline script, no eval, no other host', () => {
    const policy = contentSecurityPolicy('abc', 'ws://127.0.0.1:8123');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:8123;");
    expect(policy).toContain("style-src 'self' 'nonce-abc'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*|https?:/);
  });
});
