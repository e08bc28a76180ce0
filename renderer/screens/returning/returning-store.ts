/** What is typed and selected on the return screen; what comes back is the till's (contract/till/views.ts). */
import { create } from 'zustand';

interface ReturningStore {
  /** number of the receipt that is looked for */
  entry: string;
  /** line the keys act on */
  selected: number | null;
  type: (entry: string) => void;
  select: (lineNo: number | null) => void;
}

export const useReturning = create<ReturningStore>()((set) => ({
  entry: '',
  selected: null,
  type: (entry) => set({ entry }),
  select: (selected) => set({ selected }),
}));
