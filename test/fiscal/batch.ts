/** One till and one register that live through some rounds of the fault run, each with its faults, and are then compared. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownMarkOf } from '../shop/drive.ts';
import { startTillProcess, type TillProcess } from '../shop/till-process.ts';
import { diceOf } from './draw.ts';
import type { Dice, Drawn } from './draw.ts';
import type { FiscalDocument } from '../../native/fiscal/emulator/index.ts';
import { checkInvariant } from './invariant.ts';
import type { Round, Said, TillGiven } from './play.ts';
import { registerProcess, type RegisterProcess } from './register-process.ts';

const SCRIPT = fileURLToPath(new URL('./till.ts', import.meta.url));

export interface BatchWishes {
  seed: number;
  /** in order */
  rounds: readonly Drawn[];
  timeScale: number;
  /** a folder that the caller removes; its own when absent */
  folder?: string;
  /** the till has been killed and is not up again yet */
  onTillDead?: () => void;
  /** each line the till says */
  onSaid?: (line: string) => void;
}

export interface BatchResult {
  fiscalised: number;
  cancelled: number;
  /** ms, one for each unclear end */
  verdictMs: number[];
  tillDeaths: number;
  registerDeaths: number;
  played: number;
  /** null = the invariant held after every round */
  failure: Failure | null;
}

export interface Failure {
  drawn: Drawn;
  /** round with which the till and its register began */
  from: number;
  wrong: string[];
  /** what the till said in this round, and its words */
  said: string[];
}

/** A round takes a second or two with its time-outs scaled down; one that has no end by then is stuck, load or no load. */
const ROUND_MS_MAX = 300_000;
const JANITOR_MS = 60;
/** Looks of the janitor, a few seconds, after which somebody is called who also sees to the data operator and the clock. */
const LOOKS_BEFORE_SERVICE = 50;

export async function runBatch(wishes: BatchWishes): Promise<BatchResult> {
  const folder = wishes.folder ?? mkdtempSync(join(tmpdir(), 'kopilka-fiscal-'));
  mkdirSync(folder, { recursive: true });
  const batch = new Batch(folder, wishes);
  try {
    return await batch.run();
  } finally {
    await batch.close();
    if (wishes.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

class Batch {
  readonly #folder: string;
  readonly #wishes: BatchWishes;
  readonly #register: RegisterProcess;
  readonly #told = new Map<string, number>();
  readonly #result: BatchResult = {
    ...{
      played: 0,
      fiscalised: 0,
      cancelled: 0,
      verdictMs: [],
      tillDeaths: 0,
      registerDeaths: 0,
      failure: null,
    },
  };
  #till: TillProcess | null = null;
  #said: string[] = [];

  constructor(folder: string, wishes: BatchWishes) {
    this.#folder = folder;
    this.#wishes = wishes;
    this.#register = registerProcess(folder, wishes.seed);
  }

  async run(): Promise<BatchResult> {
    await this.#register.start();
    for (const drawn of this.#wishes.rounds) {
      const wrong = await this.#playAndCheck(drawn);
      this.#result.played += 1;
      if (wrong.length === 0) continue;
      const from = this.#wishes.rounds[0]!.number;
      this.#result.failure = { drawn, from, wrong, said: this.#said };
      break;
    }
    return this.#result;
  }

  async close(): Promise<void> {
    await this.#till?.kill();
    await this.#register.stop();
  }

  async #playAndCheck(drawn: Drawn): Promise<string[]> {
    this.#said = [];
    let alarm: NodeJS.Timeout | undefined;
    const stuck = new Promise<string>((resolve) => {
      alarm = setTimeout(() => {
        if (this.#till !== null) process.kill(this.#till.pid, 'SIGUSR2');
        setTimeout(() => resolve('stuck: the round has no end'), 100);
      }, ROUND_MS_MAX);
    });
    const outcome = await Promise.race([this.#play(drawn), stuck]).catch((error: unknown) => String(error));
    clearTimeout(alarm);
    if (outcome !== null) return [outcome, ...this.#said.slice(-3)];
    const errors = this.#said.filter((line) => line.includes('"said":"error"'));
    return [...(await this.#compare()), ...errors];
  }

  async #compare(): Promise<string[]> {
    const { register, drawer } = await this.#register.control('state');
    const found = checkInvariant(join(this.#folder, 'till'), register, drawer, this.#told);
    this.#result.fiscalised = found.fiscalised;
    this.#result.cancelled = found.cancelled;
    return found.wrong;
  }

  /** @returns null when the round came to its end */
  async #play(drawn: Drawn): Promise<string | null> {
    const dice = diceOf(this.#wishes.seed + 1, drawn.number);
    const { ifNotIssued } = drawn.round;
    await this.#register.start();
    await this.#tillUp(ifNotIssued);
    if (drawn.faults !== '') await this.#register.control('misbehave', { faults: drawn.faults });
    const stopJanitor = this.#janitor(dice);
    const blow = this.#strike(drawn.blow);
    try {
      const round: Round = { ...drawn.round, registerPid: this.#register.pid() };
      const said = this.#till!.lines.length;
      this.#till!.say(JSON.stringify(round));
      if (!(await this.#roundOver(said))) {
        this.#result.tillDeaths += 1;
        this.#till = null;
        this.#wishes.onTillDead?.();
        if (drawn.whileDown !== null) await this.#register.control(drawn.whileDown);
        await this.#tillUp(ifNotIssued);
      }
    } finally {
      await blow;
      stopJanitor();
      await this.#heal();
    }
    return null;
  }

  /** @returns false when the till died first */
  async #roundOver(from: number): Promise<boolean> {
    const till = this.#till!;
    const isOver = (line: string) => till.lines.indexOf(line, from) >= from && line.includes('roundOver');
    // Rejects with the till's own end, which says more.
    const over = till.line(isOver).then(
      () => true,
      () => new Promise<never>(() => undefined),
    );
    const died = till.exited.then(({ code, signal }) => {
      if (signal !== 'SIGKILL') throw new Error(`the till ended with ${code ?? signal}: ${till.words()}`);
      return false;
    });
    return Promise.race([over, died]);
  }

  async #tillUp(ifNotIssued: TillGiven['ifNotIssued']): Promise<void> {
    if (this.#till !== null) return;
    const { timeScale } = this.#wishes;
    const given: TillGiven = {
      dataFolder: join(this.#folder, 'till'),
      ...{ ports: this.#register.ports, timeScale, ifNotIssued },
    };
    const till = startTillProcess({
      script: SCRIPT,
      args: [JSON.stringify(given)],
      compiled: join(dirname(this.#folder), 'compiled'),
    });
    this.#till = till;
    this.#listen(till);
    await till.line((line) => line.includes('"said":"ready"'));
  }

  #listen(till: TillProcess): void {
    till.onLine((text) => {
      this.#said.push(text);
      this.#wishes.onSaid?.(text);
      const said = JSON.parse(text) as Said;
      if (said.said === 'verdict') this.#result.verdictMs.push(said.ms);
      if (said.said === 'done') this.#told.set(said.receiptId, said.fd);
      if (said.said === 'person') void this.#paperOf(said.receiptId).then((paper) => till.say(paper));
    });
  }

  /** A manager looks for the paper; what is on it is the truth of the drive it was made with. */
  async #paperOf(receiptId: string): Promise<string> {
    const { register } = await this.#register.control('state');
    for (const drive of [...register.retiredDrives, register.drive]) {
      const made = drive.documents.find(({ tlv }) => ownMarkOf(tlv) === receiptId);
      if (made !== undefined) return qrOf(made, drive.number);
    }
    return 'none';
  }

  /** Somebody sees to paper, cover, and a register whose process has died. */
  #janitor(dice: Dice): () => void {
    let looks = 0;
    const look = async () => {
      looks += 1;
      if (this.#register.pid() === 0) this.#result.registerDeaths += 1;
      await this.#register.control('loadPaper');
      await this.#register.control('closeCover');
      // A shift that must be closed on a drive that waits for the data operator takes neither sale nor report.
      if (looks % LOOKS_BEFORE_SERVICE === 0) await this.#serve();
    };
    let timer: NodeJS.Timeout | undefined;
    const again = () => {
      timer = setTimeout(
        () => {
          look()
            .catch(() => undefined)
            .finally(() => (timer === undefined ? undefined : again()));
        },
        dice.between(JANITOR_MS / 3, JANITOR_MS * 2),
      );
    };
    again();
    return () => {
      clearTimeout(timer);
      timer = undefined;
    };
  }

  async #strike(blow: Drawn['blow']): Promise<void> {
    if (blow === null) return;
    await pause(blow.afterMs);
    // A register that has just died of something else cannot be struck.
    const strike = async () => {
      if (blow.kind === 'kill') {
        await this.#register.kill();
        await pause(blow.forMs);
        await this.#register.start();
      } else if (blow.kind === 'powerOff') {
        await this.#register.control('powerOff', { ms: Math.max(1, blow.forMs) });
      } else {
        await this.#register.control('unplug');
        await pause(blow.forMs);
        await this.#register.control('replug', { link: this.#register.ports[blow.port]! });
      }
    };
    await strike().catch(() => undefined);
  }

  /** The next round begins with a register that is well; what it has in its memory stays. */
  async #heal(): Promise<void> {
    await this.#register.start();
    await this.#register.control('clear');
    await this.#serve();
  }

  async #serve(): Promise<void> {
    await this.#register.control('dataOperator', { online: true });
    await this.#register.control('setClock', { to: await this.#rightTime() });
  }

  /** Nobody sets the clock to before the last document: its drive would refuse every document until then. */
  async #rightTime(): Promise<string> {
    const last = (await this.#register.control('documents')).at(-1)?.at ?? 0;
    return new Date(Math.max(localNow(), last)).toISOString().slice(0, 19);
  }
}

function qrOf({ at, total, fd, sign, operation }: FiscalDocument, fn: string): string {
  const minute = new Date(at).toISOString().slice(0, 16).replace(/[-:]/g, '');
  const sum = `${Math.trunc((total ?? 0) / 100)}.${String((total ?? 0) % 100).padStart(2, '0')}`;
  return `t=${minute}&s=${sum}&fn=${fn}&i=${fd}&fp=${sign}&n=${operation ?? 1}`;
}

/** Wall clock read as if it were UTC, as the emulator counts. */
function localNow(): number {
  const now = new Date();
  return now.getTime() - now.getTimezoneOffset() * 60_000;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
