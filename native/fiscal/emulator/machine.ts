/**
 * The register as a thing with power and a line: bytes in, bytes out, time, and the faults it was told to have.
 * The decisions are `advanceLink` and `execute`; here they meet timers and the disk.
 */
import { codeOf, execute } from './execute.ts';
import { byteTimeoutMs } from './commands/status.ts';
import { MINUTE_MS, type LocalMs } from './clock.ts';
import { numberArgument, type FaultBox } from './fault-box.ts';
import { WORLD_FAULTS, type Fault } from './fault-syntax.ts';
import { ACK, NAK } from './frame.ts';
import { advanceLink, IDLE, isTimed, type LinkEvent, type LinkOutput, type LinkState } from './link.ts';
import type { ExchangeLog } from './exchange-log.ts';
import { Outbox } from './outbox.ts';
import { paperText, type PaperLine } from './paper.ts';
import { copyOfPrinter, isPrinting, printLine } from './printer.ts';
import type { Profile } from './profiles.ts';
import { spoil } from './spoiled-answer.ts';
import type { RegisterState } from './state.ts';
import type { StateStore } from './state-store.ts';
import * as world from './world.ts';

export interface MachineOptions {
  readonly state: RegisterState;
  readonly store: StateStore;
  readonly profile: Profile;
  readonly faults: FaultBox;
  readonly log: ExchangeLog;
  /** the host's wall clock */
  readonly now: () => LocalMs;
  readonly write: (bytes: Uint8Array) => void;
  /** the port goes away and returns: fault 17 */
  readonly vanish: (ms: number, link: string | undefined) => void;
}

const POWER_LOSS_MS = 2000;

function happensAtOnce({ name, probability, commands }: Fault): boolean {
  return WORLD_FAULTS.includes(name) && probability === null && commands === null;
}

export class Machine {
  state: RegisterState;
  private readonly options: MachineOptions;
  private readonly outbox: Outbox;
  private link: LinkState = IDLE;
  private isPowered = true;
  private naksLeft = 0;
  private lastCommand = 0;
  private isPrintDue = false;
  private readonly timers = new Set<NodeJS.Timeout>();
  private silence: NodeJS.Timeout | null = null;

  constructor(options: MachineOptions) {
    this.options = options;
    this.state = options.state;
    this.outbox = new Outbox((bytes) => {
      options.log.bytes('<', bytes);
      options.write(bytes);
    }, options.profile.byteMs);
    this.print();
  }

  get powered(): boolean {
    return this.isPowered;
  }

  get linkName(): LinkState['name'] {
    return this.link.name;
  }

  receive(bytes: Uint8Array): void {
    if (!this.isPowered) return;
    this.options.log.bytes('>', bytes);
    for (const byte of bytes) {
      if (this.isPowered) this.step({ type: 'byte', byte });
    }
  }

  /** The state changes from outside, at once and for good. */
  change(next: RegisterState): void {
    this.state = next;
    this.save();
    this.print();
  }

  /** Adds faults; those that happen to the world happen now, unless they are left to chance. */
  misbehave(text: string): void {
    for (const fault of this.options.faults.add(text)) {
      if (!happensAtOnce(fault)) continue;
      this.options.faults.draw(fault.name, 0);
      this.happen(fault);
    }
  }

  /** @param ms how long; 0 until `powerOn` */
  powerOff(ms: number): void {
    this.options.log.note(`power off${ms > 0 ? ` for ${ms} ms` : ''}`);
    this.isPowered = false;
    this.stop();
    this.state = this.options.store.saved ?? this.state;
    if (ms > 0) this.later(ms, () => this.powerOn());
  }

  /** The pending answer is gone; printing resumes by itself. */
  powerOn(): void {
    if (this.isPowered) return;
    this.options.log.note('power on');
    this.stop();
    this.isPowered = true;
    this.print();
  }

  /** Ends every timer. */
  stop(): void {
    this.link = IDLE;
    this.outbox.clear();
    this.clearSilence();
    this.isPrintDue = false;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private step(event: LinkEvent): void {
    const { state, outputs } = advanceLink(this.link, event);
    this.link = state;
    for (const output of outputs) this.act(output);
    this.watchSilence();
  }

  private act(output: LinkOutput): void {
    if (output.type === 'accept') this.accept(Uint8Array.from(output.body));
    else if (output.what === 'answer') this.sendAnswer(output.bytes);
    else this.outbox.send(output.bytes);
  }

  private accept(body: Uint8Array): void {
    const { faults, profile, log } = this.options;
    const code = codeOf(body);
    this.lastCommand = code;
    log.request(body);
    if (this.refusesFrame(code)) return;
    for (const name of WORLD_FAULTS) {
      const fault = faults.draw(name, code);
      if (fault !== null) this.happen(fault);
    }
    if (faults.draw('noAck', code) === null) this.outbox.send([ACK]);
    if (faults.draw('strayFf', code) !== null) this.outbox.send([0xff]);
    const ms = profile.commandMs(code) + profile.byteMs * body.length;
    if (ms > 0) this.later(ms, () => this.run(body, code));
    else this.run(body, code);
  }

  private refusesFrame(code: number): boolean {
    const fault = this.naksLeft > 0 ? null : this.options.faults.draw('nak', code);
    if (fault !== null) this.naksLeft = numberArgument(fault, 0, 1);
    if (this.naksLeft <= 0) return false;
    this.naksLeft -= 1;
    this.outbox.send([NAK]);
    this.link = IDLE;
    return true;
  }

  private run(body: Uint8Array, code: number): void {
    const { faults, log, vanish } = this.options;
    const dead = faults.draw('dieBeforeFnWrite', code);
    if (dead !== null) return this.powerOff(numberArgument(dead, 0, POWER_LOSS_MS));
    const answer = this.perform(body, code);
    log.answer(body, answer);
    const died = faults.draw('dieAfterFnWrite', code);
    if (died !== null) return this.powerOff(numberArgument(died, 0, POWER_LOSS_MS));
    const gone = faults.draw('vanish', code);
    if (gone !== null) vanish(numberArgument(gone, 0, 1000), gone.args[1]);
    const isLost = gone !== null || faults.draw('noAnswer', code) !== null;
    this.step({ type: 'answered', body: isLost ? [] : answer });
    const last = faults.draw('dieAfterAnswer', code);
    if (last !== null) this.outbox.whenEmpty(() => this.powerOff(numberArgument(last, 0, POWER_LOSS_MS)));
    else this.print();
  }

  /** Runs the command with the faults that touch its meaning; what changed is on disk when this returns. */
  private perform(body: Uint8Array, code: number): readonly number[] {
    const { faults, now } = this.options;
    const head = [...body.subarray(0, code > 0xff ? 2 : 1)];
    const failure = faults.draw('fnError', code);
    const failed = [...head, Number.parseInt(failure?.args[0] ?? '2F', 16)];
    if (failure !== null && failure.args[1] !== 'after') return failed;
    if (faults.draw('cancelRefused', code) !== null) return [...head, 0x59];
    const foreign = faults.draw('foreignDocument', code);
    if (foreign !== null) this.happen(foreign);
    const before = this.state;
    const execution = execute(before, body, now());
    const isHollow = execution.changed && faults.draw('hollowClose', code) !== null;
    this.state = isHollow ? world.withoutDocument(execution.state, before) : execution.state;
    if (execution.changed) this.save();
    for (const effect of execution.effects) this.options.log.note(effect);
    return failure === null ? execution.answer : failed;
  }

  private happen(fault: Fault): void {
    const { state } = this;
    const hostNow = this.options.now();
    const at = hostNow + state.clockOffsetMs;
    switch (fault.name) {
      case 'paperOut':
        return this.change(world.withPaperEnding(state, fault.line ?? 0));
      case 'coverOpen':
        return this.change(world.withCover(state, true));
      case 'ageShift':
        return this.change(world.withOlderShift(state, numberArgument(fault, 0, 24)));
      case 'clockJump':
        return this.change(world.withClockMoved(state, numberArgument(fault, 0, 10) * MINUTE_MS));
      case 'swapFn':
        return this.change(world.withOtherDrive(state, hostNow));
      case 'ofdOverdue':
        return this.change(world.withOverdueQueue(state));
      case 'foreignDocument':
        return this.change(
          world.withForeignReceipt(state, { total: numberArgument(fault, 0, 10_000), operation: 1, at }),
        );
      default:
        throw new Error(`${fault.name} happens to an exchange, not to the world`);
    }
  }

  private sendAnswer(frame: readonly number[]): void {
    for (const { bytes, delayMs } of spoil(frame, this.options.faults, this.lastCommand)) {
      this.outbox.send(bytes, delayMs);
    }
  }

  /** Prints what waits: at once, or line by line at the profile's pace. */
  private print(): void {
    if (!this.isPowered || this.isPrintDue || !isPrinting(this.state.printer)) return;
    const lines = this.state.printer.jobs[0]?.lines.length ?? 0;
    const ms = this.options.profile.printMs(this.lastCommand) / Math.max(1, lines);
    if (ms === 0) return this.printLines(Infinity);
    this.isPrintDue = true;
    this.later(ms, () => {
      this.isPrintDue = false;
      this.printLines(1);
    });
  }

  /** What is on paper stays there, also when power is lost between two lines: printing goes on behind it. */
  private printLines(count: number): void {
    const { faults, store } = this.options;
    const printer = copyOfPrinter(this.state.printer);
    const out: PaperLine[] = [];
    let died: Fault | null = null;
    for (let n = 0; n < count && isPrinting(printer) && died === null; n += 1) {
      died = faults.draw('diePrinting', this.lastCommand, printer.printed + 1);
      if (died === null) out.push(...printLine(printer));
    }
    this.state = { ...this.state, printer };
    store.print(paperText(out));
    if (died !== null || !isPrinting(printer)) this.save();
    if (died !== null) this.powerOff(numberArgument(died, 0, POWER_LOSS_MS));
    else this.print();
  }

  private save(): void {
    this.options.store.save(this.state);
  }

  private later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      action();
    }, ms);
    this.timers.add(timer);
  }

  private clearSilence(): void {
    if (this.silence !== null) clearTimeout(this.silence);
    this.silence = null;
  }

  /**
   * A silence counts only after what has already arrived was read: a busy process must not mistake its own
   * slowness for the host's.
   */
  private watchSilence(): void {
    this.clearSilence();
    if (!isTimed(this.link)) return;
    const watched = this.link;
    const ms = byteTimeoutMs(this.state.port.timeout) + this.outbox.pendingMs;
    this.silence = setTimeout(() => {
      setImmediate(() => {
        if (this.link === watched) this.step({ type: 'timeout' });
      });
    }, ms);
  }
}
