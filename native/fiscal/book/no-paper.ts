import type { Paper } from './paper.ts';

/** Rows of the screen's own tape. */
const WIDTH = 32;

/** For a shop whose fiscal register stands elsewhere: the till counts, nothing is printed here. */
export function noPaper(): Paper {
  let onLink: (state: 'up' | 'down') => void = () => undefined;
  const nothing = async (): Promise<void> => undefined;
  return {
    prints: false,
    textWidth: WIDTH,
    model: 'Без ККТ',
    isKnownModel: true,
    open: async () => onLink('up'),
    close: async () => onLink('down'),
    onLink: (listener) => {
      onLink = listener;
    },
    status: async () => {
      const quiet = { paperLow: false, coverOpen: false, drawerOpen: false };
      return { paper: 'ready', print: 'printed', ...quiet };
    },
    print: nothing,
    resume: async () => 'ready',
    cut: nothing,
    openDrawer: nothing,
    beep: nothing,
  };
}
