import { FAMILIES, FEATURES } from './families.ts';
import type { ShtrihModel } from './model.ts';
import { UNKNOWN } from './unknown.ts';

export interface ChosenModel extends ShtrihModel {
  /** false: no data file speaks of it */
  isKnown: boolean;
}

/**
 * @param name as FCh tells it
 * @param features 8 bytes of F7h; null when the register does not know F7h
 */
export function chooseModel(name: string, features: Uint8Array | null): ChosenModel {
  const family = FAMILIES.find(({ names }) => names.test(name));
  const means = FEATURES.filter(({ bit }) => features !== null && hasFeature(features, bit));
  return Object.assign({}, family ?? UNKNOWN, ...means.map((feature) => feature.means), {
    isKnown: family !== undefined,
  }) as ChosenModel;
}

function hasFeature(features: Uint8Array, bit: number): boolean {
  return (((features[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1;
}
