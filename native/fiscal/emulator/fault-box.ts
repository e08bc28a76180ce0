/** The faults that wait for their moment. */
import { parseFaults, type Fault, type FaultName } from './fault-syntax.ts';
import { seededRandom } from './seeded-random.ts';

export class FaultBox {
  private faults: Fault[] = [];
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** @throws FaultSyntaxError, and then nothing is added */
  add(text: string): readonly Fault[] {
    const added = parseFaults(text);
    this.faults.push(...added);
    return added;
  }

  clear(): void {
    this.faults = [];
  }

  get waiting(): readonly Fault[] {
    return this.faults;
  }

  /** The fault of this name if its moment has come for this command; one that happens once is then gone. */
  draw(name: FaultName, command: number, line: number | null = null): Fault | null {
    for (const fault of this.faults) {
      if (fault.name !== name || (fault.commands !== null && !fault.commands.includes(command))) continue;
      if (line !== null && (fault.line ?? 1) !== line) continue;
      if (fault.probability === null) {
        this.faults = this.faults.filter((other) => other !== fault);
        return fault;
      }
      if (this.random() < fault.probability) return fault;
    }
    return null;
  }
}

/** @param index place of the argument, from 0 */
export function numberArgument(fault: Fault, index: number, otherwise: number): number {
  const text = fault.args[index];
  return text === undefined ? otherwise : Number(text);
}
