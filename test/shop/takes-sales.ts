import type { StatusView } from '../../contract/till/views.ts';

/** A register may warn of its clock or its drive and sell all the same. */
export const takesSales = ({ register: { state } }: StatusView): boolean => state === 'ready' || state === 'warned';
