/** The installer's description and the lockfile, checked without building an installer (which needs the Electron binary). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
// The validator is not on electron-builder's public door; the version is pinned.
const VALIDATOR = '../node_modules/app-builder-lib/out/util/config/config.js';

interface Configuration {
  appId: string;
  npmRebuild: boolean;
  asarUnpack: string[];
  files: unknown[];
  electronFuses: Record<string, boolean>;
  nsis: Record<string, boolean>;
}
interface Validator {
  getConfig(folder: string, path: string | null, options: object | null): Promise<Configuration>;
  validateConfiguration(config: object, log: object): Promise<void>;
}

const log = { isEnabled: false, add: () => undefined };
let validator: Validator;
let config: Configuration;

beforeAll(async () => {
  validator = (await import(/* @vite-ignore */ VALIDATOR)) as Validator;
  config = await validator.getConfig(ROOT, 'electron-builder.yml', null);
});

describe('electron-builder.yml', () => {
  it('is valid', async () => {
    await expect(validator.validateConfiguration(config, log)).resolves.toBeUndefined();
  });

  it('would be refused with a word it does not know', async () => {
    await expect(validator.validateConfiguration({ ...config, fusses: {} }, log)).rejects.toThrow(/fusses/);
  });

  it('decides every fuse, with Node’s back doors shut', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      loadBrowserProcessSpecificV8Snapshot: false,
    });
  });

  it('rebuilds nothing, unpacks the add-ons and leaves the packaged Node out', () => {
    expect(config.npmRebuild).toBe(false);
    expect(config.asarUnpack).toEqual(['**/*.node']);
    expect(JSON.stringify(config.files)).toContain('!node_modules/node-{linux,win}-x64/**');
  });

  it('keeps the till’s data when it is uninstalled', () => {
    expect(config.nsis).toMatchObject({ perMachine: true, deleteAppDataOnUninstall: false });
  });
});

interface Package {
  resolved?: string;
  optionalDependencies?: Record<string, string>;
  hasInstallScript?: boolean;
}
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Package> };
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('the lockfile', () => {
  it('names every platform’s optional package, so that npm ci accepts it everywhere', () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => {
        const nested = path === '' ? name : `${path}/node_modules/${name}`;
        return !lock.packages[nested] && !lock.packages[`node_modules/${name}`];
      }),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved?.startsWith('http'))).toEqual([]);
  });

  it('holds exact versions only', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('brings no install script that was not decided on', () => {
    const withScript = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript);
    const names = withScript.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
  });
});
