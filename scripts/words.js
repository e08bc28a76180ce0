/** Words for people go to standard error; standard output belongs to results. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Ends the command: 1 refused or failed, 2 wrong use. */
export function fail(text, status = 1) {
  say(text);
  process.exit(status);
}
