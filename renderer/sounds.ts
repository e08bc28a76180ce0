/** Generated tones, told apart by rhythm (ui section 9). Never the only sign; a page without sound goes on. */
import type { Signal } from '../contract/till/views.ts';

export type Sound = NonNullable<Signal['sound']>;

/** One tone: frequency in Hz, length and the silence after it in ms. */
type Tone = readonly [hertz: number, ms: number, gapMs: number];

export const TONES: Record<Sound, readonly Tone[]> = {
  goods: [[1000, 60, 0]],
  customer: [
    [880, 60, 20],
    [1320, 60, 0],
  ],
  // the longest: a wrong scan must stop a cashier who is not looking
  refused: [[220, 250, 0]],
  attention: [
    [660, 100, 70],
    [660, 100, 70],
    [660, 100, 0],
  ],
  done: [
    [990, 80, 20],
    [740, 80, 60],
    [1480, 120, 0],
  ],
};

const REPEAT_MS = 10_000;

export interface Speaker {
  play: (sound: Sound) => void;
  /** somebody acts: an attention tone need not come again */
  acted: () => void;
}

export function makeSpeaker(volume = 0.2): Speaker {
  let context: AudioContext | null = null;
  let repeat: ReturnType<typeof setTimeout> | undefined;

  const tones = (sound: Sound) => {
    context ??= new AudioContext();
    // before the first key or touch the browser keeps the sound off; the next one is heard
    context.resume().catch((reason: unknown) => console.info('no sound yet:', reason));
    let at = context.currentTime;
    for (const [hertz, ms, gapMs] of TONES[sound]) {
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.frequency.value = hertz;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(volume, at + 0.005);
      gain.gain.setValueAtTime(volume, at + ms / 1000 - 0.01);
      gain.gain.linearRampToValueAtTime(0, at + ms / 1000);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(at);
      oscillator.stop(at + ms / 1000);
      at += (ms + gapMs) / 1000;
    }
  };

  return {
    play: (sound) => {
      clearTimeout(repeat);
      tones(sound);
      if (sound === 'attention') repeat = setTimeout(() => tones('attention'), REPEAT_MS);
    },
    acted: () => clearTimeout(repeat),
  };
}
