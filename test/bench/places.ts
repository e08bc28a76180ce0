/** Where the product's programs lie, from the sources and from the bundle: both stand two folders below the root. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..', '..');
const isSource = import.meta.filename.endsWith('.ts');

const place = (source: string, built: string) => (isSource ? join(ROOT, source) : join(ROOT, 'out', built));

export const WRITER_URL = pathToFileURL(place('main/store/directory-worker.ts', 'main/directory-worker.js'));
export const EMULATOR = place('native/fiscal/fiscal-emulator.ts', 'native/fiscal-emulator.js');
export const COLD_QUOTE = place('test/bench/quote/cold-process.ts', 'test/cold-quote.js');
/** The till starts from its bundle only, as in the shop. */
export const TILL = join(ROOT, 'out', 'main', 'browser.js');
