import { DEMO_CODES } from '../../contract/demo-codes.ts';
import type { SaleView, StatusView } from '../../contract/till/views.ts';
import { DEFAULT_SCAN_PROFILE } from '../../main/scan/card-formats.ts';
import { openStores } from '../../main/store/open-stores.ts';
import { createSync } from '../../main/sync/sync.ts';
import { createTillClock } from '../../main/sync/till-clock.ts';
import { systemTimers } from '../../main/sync/timers.ts';
import { createTill } from '../../main/till.ts';
import { connectControl, type ControlClient } from '../../native/fiscal/emulator/index.ts';
import { openRegister } from '../../native/fiscal/index.ts';
import { openScanners } from '../../native/scanner/index.ts';
import { fillDirectory } from '../fiscal/shop-copy.ts';
import { limitFigure, type Figure } from './figure.ts';
import { EMULATOR, WRITER_URL } from './places.ts';
import { startProgram } from './process.ts';
import type { Session } from './session.ts';
import { takesSales } from '../shop/takes-sales.ts';

const RECEIPTS = 12;
const BUDGET_MS = 150;
/** A receipt of the real profile prints for 1.5 s. */
const PRINTING = { fromMs: 100, stepMs: 90 };
/** Nobody listens there: the till sells without the centre. */
const NO_CENTRE = 'http://127.0.0.1:9';

/** What a person does to the register while a receipt prints, and undoes. */
const TROUBLES = [
  { does: 'openCover', undoes: 'closeCover', code: 'FISCAL_COVER_OPEN' },
  { does: 'paperOut', undoes: 'loadPaper', code: 'FISCAL_PAPER_OUT' },
] as const;

/** From the hand on the cover, or the end of the roll, to the status that the screen is given; and back. */
export async function benchPaperStatus(session: Session): Promise<Figure[]> {
  const { till, screen, control } = await openTill(session);
  const [appeared, went]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < RECEIPTS; turn += 1) {
    const { does, undoes, code } = TROUBLES[turn % TROUBLES.length]!;
    await till.scanTyped(DEMO_CODES.milk, null);
    await till.sale.pay({ cash: 1000_00, card: 0 });
    await screen.until(({ sale }) => sale.phase === 'done');
    await pause(PRINTING.fromMs + turn * PRINTING.stepMs);
    appeared.push(await timeTo(control, does, () => screen.until(({ status }) => codeOf(status) === code)));
    went.push(await timeTo(control, undoes, () => screen.until(({ status }) => codeOf(status) === null)));
    await screen.until(({ status }) => takesSales(status));
    till.sale.next();
  }
  const what = 'paper or cover to the screen while a receipt prints';
  return [
    limitFigure({ what: `${what}, worst of ${RECEIPTS}`, ours: Math.max(...appeared) }, BUDGET_MS),
    limitFigure({ what: `${what}, put right, worst`, ours: Math.max(...went) }, BUDGET_MS),
  ];
}

/** From the moment the register has it: the command's own way there is not the till's. */
async function timeTo(
  control: ControlClient,
  command: (typeof TROUBLES)[number]['does' | 'undoes'],
  shown: () => Promise<void>,
): Promise<number> {
  const seen = shown().then(() => performance.now());
  await control.send(command);
  const at = performance.now();
  return Math.max(0, (await seen) - at);
}

const codeOf = ({ register }: StatusView) => register.problem?.code ?? null;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Shown {
  sale: SaleView;
  status: StatusView;
}

async function openTill(session: Session) {
  const folder = session.folder('paper-status');
  const emulator = await startProgram([EMULATOR, '--tty-link', `${folder}/tty`, '--profile', 'real', '--seed', '1']);
  session.onEnd(() => emulator.stop());
  const { tty, control: path } = JSON.parse(emulator.said) as { tty: string; control: string };
  const control = await connectControl(path);
  session.onEnd(async () => control.close());
  const stores = await openStores(`${folder}/data`, { workerUrl: WRITER_URL });
  session.onEnd(() => stores.close());
  await fillDirectory(stores);
  const till = await createTill({
    ...{ stores, sync: createSync({ stores, baseUrl: NO_CENTRE, tillName: 'Касса 1' }) },
    ...{ register: openRegister(`tty:${tty}@115200`), scanners: openScanners({ addresses: [{ kind: 'simulated' }] }) },
    ...{ scanProfile: DEFAULT_SCAN_PROFILE, locale: 'ru', isTraining: false, tillNumber: 1, cashier: 'Мария П.' },
    ...{ version: '0', clock: createTillClock(stores.clock, stores.syncRecords), timers: systemTimers },
    ...{ newId: stores.newId, log: { error: (message, cause) => session.say(`${message}: ${String(cause)}`) } },
  });
  const screen = watchScreen(till);
  await till.start();
  session.onEnd(() => till.stop());
  await screen.until(({ status }) => takesSales(status));
  await till.shift.open();
  await screen.until(({ status }) => status.shift.state === 'open' && takesSales(status));
  return { till, screen, control };
}

/** The events of the till's subscription, as the screen gets them. */
function watchScreen(till: Awaited<ReturnType<typeof createTill>>) {
  let shown: Partial<Shown> = {};
  const waiting = new Set<() => void>();
  till.subscribe((event) => {
    if (event.type === 'sale') shown = { ...shown, sale: event.sale };
    else if (event.type === 'status') shown = { ...shown, status: event.status };
    else return;
    for (const look of [...waiting]) look();
  });
  return {
    until: (fits: (now: Shown) => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = () => {
          if (shown.sale === undefined || shown.status === undefined || !fits(shown as Shown)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
