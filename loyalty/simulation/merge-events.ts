import { compareEvents } from './events.ts';
import type { SimulatedEvent } from './events.ts';

interface Head {
  event: SimulatedEvent;
  rest: Iterator<SimulatedEvent>;
}

/** One stream out of many that are each in order; they are read only as far as needed. */
export function* mergeEvents(streams: Iterable<Iterable<SimulatedEvent>>): Generator<SimulatedEvent> {
  const heap: Head[] = [];
  for (const stream of streams) {
    const rest = stream[Symbol.iterator]();
    const { value, done } = rest.next() as IteratorResult<SimulatedEvent, undefined>;
    if (done !== true) rise(heap, heap.push({ event: value, rest }) - 1);
  }
  while (heap.length > 0) {
    const top = heap[0]!;
    yield top.event;
    const { value, done } = top.rest.next() as IteratorResult<SimulatedEvent, undefined>;
    if (done === true) {
      const last = heap.pop()!;
      if (heap.length === 0) return;
      heap[0] = last;
    } else {
      top.event = value;
    }
    sink(heap);
  }
}

const isBefore = (heap: readonly Head[], a: number, b: number): boolean =>
  compareEvents(heap[a]!.event, heap[b]!.event) < 0;

function rise(heap: Head[], from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isBefore(heap, at, parent)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: Head[]): void {
  let at = 0;
  for (;;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && isBefore(heap, child, least)) least = child;
    }
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function swap(heap: Head[], a: number, b: number): void {
  const kept = heap[a]!;
  heap[a] = heap[b]!;
  heap[b] = kept;
}
