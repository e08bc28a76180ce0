/**
 * Keeps a scanner's keys away from the page and hands them over as one burst; a person's keys reach the page as
 * typed. One capture-phase listener on `window`, before React. Source: scanners section 3.3.
 */
import { fallSilent, PLAIN_RULES, pressKey } from './burst.ts';
import type { Burst, BurstEnd, BurstRules } from './burst.ts';
import { refusesBursts, rememberField } from './field.ts';
import type { FieldMemory } from './field.ts';
import type { WedgeKey } from './wedge-key.ts';

export interface WedgeOptions {
  /** The keys of one scan, without its terminator; Alt presses stand among them as marks. */
  onBurst: (keys: WedgeKey[]) => void;
  /** A burst of more than 512 keys or 8 s; its keys are dropped. */
  onOversized?: () => void;
  rules?: BurstRules;
  /** A burst without a terminator is a scan too: the unit may have no suffix. True by default. */
  endsOnSilence?: boolean;
  /** Milliseconds on the scale of `event.timeStamp`; the page's `performance.now()` by default. */
  now?: () => number;
}

/** A timer this late means the page was blocked, and keys that came in time may still wait behind it. */
const LATE_MS = 16;
/** How long such keys are given to come out of the queue. */
const QUEUE_MS = 50;

const keyOf = (event: KeyboardEvent): WedgeKey => ({
  code: event.code,
  key: event.key,
  shift: event.shiftKey,
  ctrl: event.ctrlKey,
  alt: event.altKey,
  t: event.timeStamp,
});

/** Returns the function that takes the listener away again. */
export function installWedge(window: Window & typeof globalThis, options: WedgeOptions): () => void {
  const rules = options.rules ?? PLAIN_RULES;
  const now = options.now ?? (() => window.performance.now());
  const swallowed = new Set<string>();
  let burst: Burst | null = null;
  let field: FieldMemory | null = null;
  let timer: number | undefined;
  let isReplaying = false;

  const swallow = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** No field had the focus: the page's own keys still deserve what a person pressed. */
  const replay = (keys: readonly WedgeKey[]): void => {
    const target = window.document.activeElement ?? window.document.body;
    isReplaying = true;
    for (const { code, key, shift, ctrl, alt } of keys) {
      const init = { code, key, shiftKey: shift, ctrlKey: ctrl, altKey: alt, bubbles: true, cancelable: true };
      target.dispatchEvent(new window.KeyboardEvent('keydown', init));
      target.dispatchEvent(new window.KeyboardEvent('keyup', init));
    }
    isReplaying = false;
  };

  const giveBack = (keys: readonly WedgeKey[]): void => {
    if (keys.length === 0) return;
    if (field === null) {
      replay(keys);
      return;
    }
    const typed = keys.filter(({ key, ctrl, alt }) => key.length === 1 && ctrl === alt); // AltGr shows as both
    field.insert(typed.map(({ key }) => key).join(''));
  };

  const finish = ({ outcome, burst: ended }: BurstEnd): void => {
    burst = null;
    window.clearTimeout(timer);
    if (outcome === 'human') {
      giveBack(ended.held);
      return;
    }
    field?.restore();
    if (outcome === 'scan') options.onBurst([...ended.keys]);
    else options.onOversized?.();
  };

  const finishSilent = (ended: Burst): void => {
    const end = fallSilent(ended, rules);
    const isScan = end.outcome === 'scan' && (options.endsOnSilence ?? true);
    finish(end.outcome === 'scan' && !isScan ? { ...end, outcome: 'human' } : end);
  };

  const awaitSilence = (waitMs: number, isSecondWait: boolean): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (burst === null) return;
      const late = now() - burst.lastAt - rules.gapMsMax;
      if (late > LATE_MS && !isSecondWait) awaitSilence(QUEUE_MS, true);
      else finishSilent(burst);
    }, waitMs);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isReplaying) return;
    if (event.metaKey || refusesBursts(window.document.activeElement)) {
      if (burst !== null) finish({ outcome: 'human', burst });
      return;
    }
    if (event.repeat) {
      if (swallowed.has(event.code)) swallow(event);
      return;
    }
    const step = pressKey(burst, keyOf(event), rules);
    if (step.ended !== null) finish(step.ended);
    burst = step.burst;
    if (step.begins) field = rememberField(window.document.activeElement);
    swallowed.delete(event.code); // its keyup may have been lost with the focus
    if (step.holds) {
      swallowed.add(event.code);
      swallow(event);
    }
    if (burst !== null) awaitSilence(rules.gapMsMax, false);
  };

  /** A button fires on the keyup of Space: what was held going down is held coming up. */
  const onKeyUp = (event: KeyboardEvent): void => {
    if (!isReplaying && swallowed.delete(event.code)) swallow(event);
  };

  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('keyup', onKeyUp, { capture: true });
  return () => {
    if (burst !== null) finish({ outcome: 'human', burst });
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.removeEventListener('keyup', onKeyUp, { capture: true });
  };
}
