import type { SampleCode } from '../../contract/till/views.ts';
export const TRAINING_SAMPLES: readonly SampleCode[] = [];
