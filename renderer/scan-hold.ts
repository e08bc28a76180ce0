/** While a dialog is open that no scan can answer, the till keeps what is scanned and says so (ui section 4.1). */
import { currentPlace, currentSnapshot } from './commands/snapshot.ts';
import type { TillClient } from './till/client.ts';
import { useTill } from './till/till-store.ts';
import { useView } from './view-store.ts';

const SCANS_ANSWER: ReadonlySet<string> = new Set(['find', 'code', 'recordPaper']);

/** The search for a customer is answered by a card, the question for a code by any, that for paper by its QR; every other dialog wants its own answer first. */
function dialogWaits(): boolean {
  const state = currentSnapshot();
  if (state === null || currentPlace(state) !== 'dialog') return false;
  return state.sale.askedCertificate !== null || !SCANS_ANSWER.has(state.dialog?.kind ?? '');
}

/** Keeps the till told, anew on each link: a page that was closed over its dialog must not leave scans waiting. */
export function followDialogs(): () => void {
  let told: { client: TillClient; held: boolean } | null = null;
  let isTelling = false;

  const tell = async (): Promise<void> => {
    const { client } = useTill.getState();
    const held = dialogWaits();
    if (isTelling || !client || (told?.client === client && told.held === held)) return;
    isTelling = true;
    told = { client, held };
    try {
      await client.scan.hold({ held });
    } finally {
      isTelling = false;
    }
    await tell();
  };
  const onChange = () => {
    tell().catch((reason: unknown) => console.info('the till was not told of a dialog:', reason));
  };
  const ends = [useTill.subscribe(onChange), useView.subscribe(onChange)];
  return () => ends.forEach((end) => end());
}
