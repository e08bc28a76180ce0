import type { ParseKeys } from 'i18next';
import type { ReturnView, SaleView, StatusView } from '../../contract/till/views.ts';
import type { Panel } from '../screens/checkout/checkout-store.ts';
import type { Typed } from '../screens/payment/tender.ts';
import type { Dialog, Screen } from '../view-store.ts';
import type { Place } from './place-name.ts';

export type WordKey = ParseKeys<'screen'>;

/** Everything a command looks at: the till as it said, and what is open on the screen. */
export interface Snapshot {
  sale: SaleView;
  status: StatusView;
  returning: ReturnView | null;
  screen: Screen;
  dialog: Dialog | null;
  panel: Panel;
  entry: string;
  selected: number | null;
  amount: string;
  payment: Typed;
  /** store time, UTC ms */
  now: number;
  notice: boolean;
}

export interface Key {
  /** `event.code`: the place of the key, so the layout does not matter */
  code: string;
  ctrl?: true;
}

/** A user command: bar, help and key handler read the same object. */
export interface Command {
  readonly id: string;
  readonly key: Key;
  /** what stands on the key */
  readonly cap: string;
  readonly label: WordKey;
  readonly places: readonly Place[];
  /** why it cannot be done now; null where it can */
  blocked: (state: Snapshot) => WordKey | null;
  perform: (state: Snapshot) => void;
}
