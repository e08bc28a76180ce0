import { centre } from './0001-centre.ts';
import { certificates } from './0002-certificates.ts';
import { allotments } from './0003-allotments.ts';
import { transfers } from './0004-transfers.ts';

/** Forward only, in this order; a released one is never edited. */
export const MIGRATIONS: readonly string[] = [centre, certificates, allotments, transfers];
