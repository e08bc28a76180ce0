/** Assembles a till from what its host was told: data folder, devices, centre. Knows no host. */
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import type { SupportedMessagePort } from '@orpc/client/message-port';
import type { WebSocket } from 'ws';
import { TillError } from '../contract/errors/catalogue.ts';
import { describeError } from '../contract/errors/texts.ts';
import {
  createWireRecorder,
  openRegister,
  readEmulatorPaper,
  readWire,
  type FiscalRegister,
} from '../native/fiscal/index.ts';
import { storeZoneOf } from './checkout/pricing.ts';
import { createIncidents } from './fiscal/incidents.ts';
import { openScanners, parseScannerAddress, type ScannerAddress } from '../native/scanner/index.ts';
import type { Hooks } from './checkout/ports.ts';
import { findKnownSerial } from './fiscal/known-register.ts';
import { localTime } from './fiscal/local-time.ts';
import { isTraining, type TillOptions } from './options.ts';
import { createRouter } from './router.ts';
import { DEFAULT_SCAN_PROFILE } from './scan/card-formats.ts';
import { systemClock } from './store/clock.ts';
import type { CrashHooks } from './store/crash-hooks.ts';
import { defaultDataFolder, prepareDataFolder } from './store/data-folder.ts';
import { openStores, type Stores } from './store/open-stores.ts';
import { createSync, type Sync } from './sync/sync.ts';
import { createTillClock } from './sync/till-clock.ts';
import { systemTimers } from './sync/timers.ts';
import type { Till } from './till-calls.ts';
import { createTill } from './till.ts';
import { removeCentreAddress, writeCentreAddress } from './training/centre-address.ts';
import { startCentre, startEmulator, type Companion } from './training/companions.ts';
import { launchWithNode, type Launch } from './training/launch.ts';
import { TRAINING_SAMPLES } from './training/samples.ts';
import { VERSION } from './version.ts';

export interface Surroundings {
  /** words for whoever started the till */
  words: (line: string) => void;
  launch?: Launch;
  hooks?: { checkout?: Hooks; store?: CrashHooks };
  /** script of the directory's writer, where it does not lie beside this one */
  workerUrl?: URL;
}

export interface RunningTill {
  till: Till;
  stores: Stores;
  sync: Sync;
  register: FiscalRegister;
  dataFolder: string;
  serveSocket(socket: WebSocket): void;
  servePort(port: SupportedMessagePort): void;
  /** after sleep of the PC: looks at devices and the line again */
  wake(): void;
  /** Everything the till started stops, in order; nothing is lost. */
  stop(): Promise<void>;
}

/** @throws TillError DATA_IN_USE, DATA_READ_ONLY, DATA_CORRUPT, DATA_NEWER, DISK_FULL, BAD_INPUT for an address that is none */
export async function startTill(options: TillOptions, surroundings: Surroundings): Promise<RunningTill> {
  const { words, launch = launchWithNode, hooks = {} } = surroundings;
  const training = isTraining(options);
  const dataFolder = options.dataFolder ?? defaultDataFolder({ training });
  const scanners = openScanners({ addresses: scannerAddresses(options, training) });
  prepareDataFolder(dataFolder);
  const log = openLog(dataFolder);
  const clock = systemClock();
  const stores = await openStores(dataFolder, {
    clock,
    workerUrl: surroundings.workerUrl ?? new URL('../main/directory-worker.js', import.meta.url),
    onWriteFailed: (error) => log.error(error, 'a row of the centre could not be written to the copy'),
    ...(hooks.store ? { hooks: hooks.store } : {}),
  });
  for (const { code, params } of stores.warnings) words(describeError(code, params, options.locale).what);

  const companions: Companion[] = [];
  const begin = async <Started extends Companion>(
    start: (...args: Parameters<typeof startCentre>) => Promise<Started>,
  ): Promise<Started> => {
    const companion = await start(launch, dataFolder, (line) => log.info(line));
    companion.ready.catch((error: unknown) => log.error(error, 'a training companion ended'));
    companions.push(companion);
    return companion;
  };
  const centre = options.centralUrl === null ? await begin(startCentre) : null;
  if (centre) writeCentreAddress(dataFolder, centre.address);
  const emulator = options.fiscal === null ? await begin(startEmulator) : null;
  const fiscal = options.fiscal ?? emulator?.address ?? '';
  const sync = createSync({
    stores,
    baseUrl: options.centralUrl ?? centre?.address ?? '',
    tillName: `Касса ${options.tillNumber}`,
  });

  let isStopping = false;
  const recorder = createWireRecorder();
  const register = openRegister(fiscal, {
    wrapLine: (line) => recorder.wrap(line),
    log: (message) => log.warn(message),
    bookPath: join(dataFolder, 'documents.json'),
    wallClock: () => localTime(Date.now(), storeZoneOf(stores.directory)),
    serial: findKnownSerial(stores.ledger),
    // Training has its own register and leaves the computer's devices alone.
    ...(training ? { candidates: async () => [] } : {}),
  });
  const till = await createTill({
    stores,
    sync: { ...sync, start: () => startAfter(centre, () => isStopping || sync.start()) },
    register,
    scanners,
    scanProfile: DEFAULT_SCAN_PROFILE,
    locale: options.locale,
    isTraining: training,
    tillNumber: options.tillNumber,
    cashier: options.cashier ?? (training ? 'Мария П.' : 'Кассир'),
    ...(options.cashierInn === undefined ? {} : { cashierInn: options.cashierInn }),
    version: VERSION,
    clock: createTillClock(clock, stores.syncRecords),
    timers: systemTimers,
    newId: stores.newId,
    log: { error: (message, cause) => log.error(cause, message) },
    incidents: createIncidents({
      dataFolder,
      wire: () => readWire(recorder.entries()),
      now: () => Date.now(),
      onFailed: (error) => log.error(error, 'an incident could not be written down'),
    }),
    samples: training ? TRAINING_SAMPLES : [],
    ...(emulator && {
      readPaper: (fd: number | null) => emulator.control.then((path) => readEmulatorPaper(path, fd)).catch(() => null),
    }),
    ...(hooks.checkout ? { hooks: hooks.checkout } : {}),
  });
  const router = createRouter(till);
  const sockets = new SocketHandler(router);
  const ports = new PortHandler(router);
  await till.start();

  return {
    till,
    stores,
    sync,
    register,
    dataFolder,
    serveSocket: (socket) =>
      void sockets.upgrade(socket, {}).catch((error: unknown) => log.error(error, 'a socket failed')),
    servePort: (port) => ports.upgrade(port, {}),
    wake() {
      scanners.rescan();
      sync.wake();
    },
    async stop() {
      isStopping = true;
      await till.stop();
      await stores.close();
      if (centre) removeCentreAddress(dataFolder);
      // The register outlives the till's last question, the centre its last push.
      for (const companion of companions) await companion.stop();
      log.flush();
    },
  };
}

/** A centre that is only just coming up is no lost line: the first exchange waits for it. */
function startAfter(centre: Companion | null, start: () => void): void {
  if (centre === null) start();
  else void centre.ready.catch(() => undefined).then(start);
}

/** Whatever scanner is plugged in; in training also the simulated one, whose codes the screen offers. */
function scannerAddresses(options: TillOptions, training: boolean): ScannerAddress[] {
  const names = options.scanners.length > 0 ? options.scanners : training ? ['simulated', 'hid'] : ['hid'];
  return names.map((name) => {
    const parsed = parseScannerAddress(name);
    if (!parsed.ok) throw new TillError('BAD_INPUT', { field: `--scanner ${name}` });
    return parsed.address;
  });
}

/** For support; carries operation ids and codes, no personal data. */
function openLog(dataFolder: string): Logger {
  const transport = pino.transport<Record<string, unknown>>({
    target: 'pino-roll',
    options: {
      file: join(dataFolder, 'logs', 'till'),
      frequency: 'daily',
      size: '10m',
      mkdir: true,
      limit: { count: 14 },
    },
  });
  return pino({ level: 'info', redact: ['phone', 'name', 'email', 'cardNumber'] }, transport);
}
