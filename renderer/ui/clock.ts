import { useEffect, useState } from 'react';
import { useTill } from '../till/till-store.ts';
import { storeNow } from '../till/watch.ts';

/** Store time, UTC ms, once a second. */
export function useStoreNow(): number {
  const status = useTill((till) => till.status);
  const statusAt = useTill((till) => till.statusAt);
  const [at, setAt] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setAt(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return storeNow({ status, statusAt }, Math.max(at, statusAt));
}
