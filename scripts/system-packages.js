/** Debian packages that the tests need beside npm's: installed when we are root on Debian, else named. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail, say } from './words.js';

const NEEDED = {
  chromium: ['/usr/bin/chromium', '/usr/bin/google-chrome'], // the end-to-end tests' browser
  socat: ['/usr/bin/socat'], // pairs of pseudo-terminals for the serial scanner
  udev: ['/usr/bin/udevadm', '/bin/udevadm'], // SerialPort.list() asks it
  'libusb-1.0-0': ['/usr/lib/x86_64-linux-gnu/libusb-1.0.so.0', '/lib/x86_64-linux-gnu/libusb-1.0.so.0'], // node-hid links it
  'fonts-dejavu-core': ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
  'postgresql-15': ['/usr/lib/postgresql/15/bin/postgres'], // concurrency tests of the centre
};

/** Returns the packages that stay missing; the tests that need them say so and are skipped only there. */
export function installSystemPackages() {
  const missing = Object.keys(NEEDED).filter((name) => !NEEDED[name].some((path) => existsSync(path)));
  if (missing.length === 0 || process.platform !== 'linux') return missing;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) {
    say(`Missing for the tests: ${missing.join(', ')}. On Debian: sudo ${command}`);
    return missing;
  }
  say(`Installing for the tests: ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Another apt may run at the same time: wait for its lock instead of failing at once.
  const lock = '-o DPkg::Lock::Timeout=120';
  for (const step of [`apt-get ${lock} update -qq`, `${command.replace('apt-get', `apt-get ${lock}`)} -qq`]) {
    const { status, stderr } = spawnSync('sh', ['-c', step], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (status !== 0) fail(`Could not run "${step}":\n${stderr}`);
  }
  return [];
}
