/** A shop whose tills die: plays scripts on one till after another and says how everything stands when it is quiet. */
import { fileURLToPath } from 'node:url';
import { DEMO_CODES } from '../../contract/demo-codes.ts';
import type { Balance } from '../shop/centre.ts';
import { openShop, type Shop, type ShopOptions } from '../shop/shop.ts';
import type { Exit, TillProcess } from '../shop/till-process.ts';
import type { Action, Play, Told } from './play.ts';

const SCRIPT = fileURLToPath(new URL('./till-under-test.ts', import.meta.url));

/** W48 (loyalty-domain section 16) of a silver member with 450.75 points: 1538.61 is paid, 327 redeemed, 38 earned. */
const OPENING_POINTS = 450_75;
const { milk, cheeseLabel, coffee, wine } = DEMO_CODES;
const W48 = [milk, milk, cheeseLabel, coffee, wine];
const TO_PAY = 1538_61;
const HANDED_OVER = 2000_00;

/** How the till, its register and the centre stand at quiet; every number is of this one till and its one receipt. */
export interface Standing {
  /** was a person asked, after the last start, what to do with the receipt? */
  asked: boolean;
  /** ends in the till's ledger */
  ledger: string[];
  /** for each new receipt in the drive: is it ours, with the number the ledger has? */
  documents: boolean[];
  /** kopecks that came into the drawer */
  cash: number;
  /** outcomes of the sale at the centre */
  sales: string[];
  points: Balance;
  /** what the till shows of the member, hundredths */
  shown: { available: number; pending: number };
  /** everything that must not be: told and not on disk, queued, open, unbalanced, out of order */
  wrong: string[];
}

export const ISSUED: Standing = {
  asked: false,
  ledger: ['fiscalised'],
  documents: [true],
  cash: TO_PAY,
  sales: ['applied'],
  points: { main: 123_75, pending: 38_00, held: 0, debt: 0 },
  shown: { available: 123_75, pending: 38_00 },
  wrong: [],
};
export const PRINTED: Standing = { ...ISSUED, asked: true };
export const NEVER_BEGUN: Standing = {
  asked: false,
  ledger: [],
  documents: [],
  cash: 0,
  sales: [],
  points: { main: OPENING_POINTS, pending: 0, held: 0, debt: 0 },
  shown: { available: OPENING_POINTS, pending: 0 },
  wrong: [],
};
export const CANCELLED_BEFORE: Standing = { ...NEVER_BEGUN, ledger: ['cancelled'] };
export const CANCELLED: Standing = { ...CANCELLED_BEFORE, asked: true };

export interface CrashTill {
  dataFolder: string;
  /** of the member who buys */
  card: string;
  /** brings the till up, online, with nothing left to send */
  opening: readonly Action[];
  /** one W48 with all points that may be redeemed; the point of death counts from the press of pay */
  sale: readonly Action[];
  /** Starts the till and lets it play; one at a time. */
  start(play: Play): TillProcess;
  /** Starts it and waits for its end, which must be a kill if it was to die and a good end if not. */
  run(play: Play): Promise<readonly Told[]>;
  /** Restarts it until nothing is left to do, deciding as told, and looks at everything. */
  settle(decision: 'print' | 'cancel'): Promise<Standing>;
}

export interface CrashShop extends Shop {
  newTill(): Promise<CrashTill>;
  /** of the receipt that lies open in the register; 0 when none does */
  linesInRegister(): number;
}

export async function openCrashShop(options: ShopOptions = {}): Promise<CrashShop> {
  const shop = await openShop(options);
  return {
    ...shop,
    newTill: () => newTill(shop),
    linesInRegister: () => shop.emulator.state().receipt?.parts.filter(({ type }) => type === 'line').length ?? 0,
  };
}

async function newTill(shop: Shop): Promise<CrashTill> {
  const { centre } = shop;
  const dataFolder = shop.newDataFolder();
  const { card, customerId } = await centre.addMember(OPENING_POINTS);
  const before = { documents: shop.documents().length, cash: await shop.drawer() };
  const everTold: Told[] = [];

  const start = (play: Play): TillProcess =>
    shop.till({ script: SCRIPT, dataFolder, args: ['--', JSON.stringify(play)] });

  async function run(play: Play): Promise<readonly Told[]> {
    const process = start(play);
    assertEnd(await process.exited, process, play.dieAt === undefined ? 'code 0' : 'SIGKILL');
    const told = toldBy(process);
    everTold.push(...told);
    return told;
  }

  async function settle(decision: 'print' | 'cancel'): Promise<Standing> {
    const decided: Action[] = [{ do: 'settle' }, { do: decision }, { do: 'drain' }, { do: 'showBalance', card }];
    const told = await run({ actions: [{ do: 'getOnline' }, { do: 'openShift' }, ...decided] });
    const shown = told.find((what) => what.told === 'balance');
    const ledger = shop.ledger(dataFolder);
    const id = ledger.receipts[0]?.receiptId ?? '';
    const fdOf = (receiptId: string) => ledger.receipts.find((receipt) => receipt.receiptId === receiptId)?.fd;
    const documents = shop.documents().slice(before.documents);
    const sales = (await centre.operations('saleFiscalised')).filter(({ receiptId }) => receiptId === id);
    return {
      asked: told.some((what) => what.told === 'question'),
      ledger: ledger.receipts.map(({ state }) => state),
      documents: documents.map(({ receiptId, fd, total }) => receiptId === id && fd === fdOf(id) && total === TO_PAY),
      cash: (await shop.drawer()) - before.cash,
      sales: sales.map(({ outcome }) => outcome),
      points: await centre.balance(customerId),
      shown: { available: shown?.available ?? NaN, pending: shown?.pending ?? NaN },
      wrong: [
        ...told.flatMap((what) => (what.told === 'refused' ? [`refused: ${what.code}`] : [])),
        ...everTold.flatMap((what) =>
          what.told === 'receiptDone' && what.fd !== fdOf(what.receiptId) ? [`told ${what.receiptId}, not kept`] : [],
        ),
        ...nonZero({ ...ledger, openHoldsAtCentre: await centre.openHolds(customerId) }),
        ...nonZero({ leftOpenInTheDrive: shop.emulator.state().drive.currentDocument }),
        ...(shop.emulator.state().receipt === null ? [] : ['the register has an open receipt']),
        ...(await centre.audit()).map(({ invariant, where }) => `${invariant} ${where}`),
      ],
    };
  }

  const opening: Action[] = [{ do: 'getOnline' }, { do: 'openShift' }, { do: 'drain' }];
  const sale: Action[] = [
    { do: 'scan', card, goods: W48 },
    { do: 'redeemMax' },
    { do: 'arm' },
    { do: 'pay', cash: HANDED_OVER },
  ];
  return { dataFolder, card, opening, sale, start, run, settle };
}

/** What counts things that must not be there. */
function nonZero(facts: object): string[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    typeof value === 'number' && value !== 0 ? [`${name}: ${value}`] : [],
  );
}

function toldBy({ lines }: TillProcess): Told[] {
  return lines.map((line) => JSON.parse(line) as Told);
}

function assertEnd({ code, signal }: Exit, process: TillProcess, wanted: string): void {
  const end = signal ?? `code ${code}`;
  if (end !== wanted) {
    throw new Error(`the till ended by ${end}, not ${wanted}\n${process.lines.join('\n')}\n${process.words()}`);
  }
}
