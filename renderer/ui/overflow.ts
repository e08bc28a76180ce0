import { useEffect, useState, type RefObject } from 'react';

interface Hidden {
  above: number;
  below: number;
}

export interface Overflow extends Hidden {
  page: (by: 1 | -1) => void;
}

/** How many rows of equal height a scrolled list hides at either end, and a way to turn its pages. */
export function useOverflow(list: RefObject<HTMLElement | null>, rows: number): Overflow {
  const [hidden, setHidden] = useState<Hidden>({ above: 0, below: 0 });
  useEffect(() => {
    const box = list.current;
    if (!box) return;
    const measure = () => {
      const row = rows > 0 ? box.scrollHeight / rows : 1;
      const above = Math.round(box.scrollTop / row);
      const below = Math.max(0, Math.round((box.scrollHeight - box.clientHeight - box.scrollTop) / row));
      setHidden((before) => (before.above === above && before.below === below ? before : { above, below }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    box.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', measure);
    };
  }, [list, rows]);
  /** whole rows, one of the last page kept in sight */
  const page = (by: 1 | -1) => {
    const box = list.current;
    if (!box) return;
    const row = rows > 0 ? box.scrollHeight / rows : 1;
    box.scrollBy({ top: by * row * Math.max(1, Math.floor(box.clientHeight / row) - 1) });
  };
  return { ...hidden, page };
}
