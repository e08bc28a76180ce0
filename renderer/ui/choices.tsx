import { useState, type KeyboardEvent, type ReactNode } from 'react';
import './choices.css';

interface Props<Item> {
  items: readonly Item[];
  selected: number;
  /** says what is chosen among */
  label: string;
  keyOf: (item: Item) => string;
  onChoose: (item: Item, at: number) => void;
  children: (item: Item) => ReactNode;
}

/** Rows of which one is chosen: by the arrows from the field or button that has the focus, by a tap on the row. */
export function Choices<Item>({ items, selected, label, keyOf, onChoose, children }: Props<Item>) {
  return (
    <ul className="choices" role="listbox" aria-label={label}>
      {items.map((item, at) => (
        <li key={keyOf(item)} role="option" aria-selected={at === selected} onClick={() => onChoose(item, at)}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}

/** The chosen row, and what moves it: give `onKeyDown` to whatever has the focus. */
export function useChoice(count: number) {
  const [at, choose] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step === undefined || count === 0) return;
    event.preventDefault();
    choose(Math.max(0, Math.min(count - 1, at + step)));
  };
  return { at: Math.min(at, Math.max(0, count - 1)), choose, onKeyDown };
}
