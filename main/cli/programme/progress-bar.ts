const WIDTH = 30;

/** How far a long step is, on a terminal only: a file or a pipe gets nothing. */
export function progressBar(words: string, whole: number): { add: (more: number) => void; end: () => void } {
  const { stderr } = process;
  let done = 0;
  let shown = -1;
  return {
    add(more) {
      done += more;
      const percent = whole === 0 ? 100 : Math.min(100, Math.floor((done * 100) / whole));
      if (!stderr.isTTY || percent === shown) return;
      shown = percent;
      const filled = Math.floor((percent * WIDTH) / 100);
      stderr.write(`\r${words} [${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ${percent} %`);
    },
    end() {
      if (stderr.isTTY && shown >= 0) stderr.write('\r\u001B[2K');
    },
  };
}
