import { EPSON } from './epson.ts';
import type { SlipModel } from './model.ts';

/** The same with CP1251, which has guillemets and dashes. */
export const EPSON_1251: SlipModel = { ...EPSON, name: 'epson-1251', pageNumber: 46, page: 'cp1251' };
