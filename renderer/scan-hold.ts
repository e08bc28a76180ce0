/** While a dialog is open that no scan can answer, the till keeps what is scanned and says so (ui section 4.1). */
import { currentPlace, currentSnapshot } from './commands/snapshot.ts';
import type { TillClient } from './till/client.ts';
import { useTill } from './till/till-store.ts';
import { useView } from './view-store.ts';

const SCANS_ANSWER: ReadonlySet<string> = new Set(['find', 'code', 'recordPaper']);

/**
 * The search for a customer is answered by a card, the question for a code by any, that for paper by its QR; every other dialog wants its own answer first.
 * That for who invited the customer takes a member alone: see `scanAnswer`.
 */
function dialogWaits(): boolean {
  const state = currentSnapshot();
  if (state === null || currentPlace(state) !== 'dialog') return false;
  return state.sale.askedCertificate !== null || !SCANS_ANSWER.has(state.dialog?.kind ?? '');
}

/** What a member's card, token or phone is to the open dialog. */
const scanAnswer = (): 'inviter' | null => (currentSnapshot()?.dialog?.kind === 'nameInviter' ? 'inviter' : null);

/** Keeps the till told, anew on each link: a page that was closed over its dialog must not leave scans waiting. */
export function followDialogs(): () => void {
  let told: { client: TillClient; held: boolean; answers: ReturnType<typeof scanAnswer> } | null = null;
  let isTelling = false;

  const tell = async (): Promise<void> => {
    const { client } = useTill.getState();
    const [held, answers] = [dialogWaits(), scanAnswer()];
    if (isTelling || !client) return;
    if (told?.client === client && told.held === held && told.answers === answers) return;
    isTelling = true;
    told = { client, held, answers };
    try {
      await client.scan.hold({ held, answers });
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
