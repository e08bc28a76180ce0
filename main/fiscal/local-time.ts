/** An instant as the wall clock of this computer's zone shows it, `2026-11-22T14:05:00`: registers know no zones. */
export function localTime(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
