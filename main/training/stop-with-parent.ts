/** Preloaded into a companion: it ends in order when the till's end of its standard input closes, however the till died. */
process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
// Waiting for that end alone must not keep a program alive that has otherwise finished.
(process.stdin as NodeJS.ReadStream & { unref?: () => void }).unref?.();
