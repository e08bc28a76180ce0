import { useId, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { useInfo } from './notice.tsx';
import type { WordKey } from '../commands/command.ts';
import './dialog.css';

interface Props {
  title: string;
  /** what Enter does */
  primary: string;
  primaryBlocked?: WordKey | null;
  primaryDanger?: boolean;
  /** what Esc does; the same in every way out */
  back: string;
  wide?: boolean;
  onPrimary: () => void;
  onBack: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** between the words and the two buttons */
  children?: ReactNode;
  aside?: ReactNode;
}

/** One question over the screen. Native: focus goes in, stays in and comes back; Enter is primary, Esc is back. */
export function Dialog(props: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const primary = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const said = useInfo();
  // closed while it still stands in the page: only then does the focus go back to where it was
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    // Enter is the primary from the first moment; a dialog with a field takes the focus there itself
    primary.current?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={props.wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={titleId}
      onKeyDown={props.onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        props.onBack();
      }}
    >
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.primaryBlocked) props.onPrimary();
        }}
      >
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
        <footer>
          {props.aside ?? (
            <p className="said" role="status">
              {said}
            </p>
          )}
          <Button cap="Esc" onPress={props.onBack}>
            {props.back}
          </Button>
          <Button ref={primary} cap="Enter" look="primary label" type="submit" blocked={props.primaryBlocked ?? null}>
            {props.primary}
          </Button>
        </footer>
      </form>
    </dialog>
  );
}
