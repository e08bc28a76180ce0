import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from './data-folder.ts';

describe('the default data folder', () => {
  it.each([
    ['linux', {}, '/home/anna/.local/share/kopilka'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/kopilka'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/anna/.local/share/kopilka'],
    ['darwin', {}, '/home/anna/Library/Application Support/Kopilka'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/Kopilka'],
    ['win32', {}, '/home/anna/AppData/Local/Kopilka'],
  ] as const)('on %s with %j is %s; training has its own', (platform, env, folder) => {
    const surroundings = { platform, env, home: '/home/anna' };
    expect(defaultDataFolder({}, surroundings)).toBe(folder);
    expect(defaultDataFolder({ training: true }, surroundings)).toBe(`${folder}/training`);
  });
});
