import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberEventView } from '../../../contract/till/member-event-views.ts';
import { useTill } from '../../till/till-store.ts';
import { hundredthsOf, normaliseAmount } from '../../typed-amount.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useView } from '../../view-store.ts';
import { Answer, beginAnswering } from '../code/answer.tsx';
import { EventList } from './event-list.tsx';
import { useDoneText } from './done-text.ts';
import './member-events.css';

/** What the customer has done without a receipt: a digit or the arrows choose, Enter gives the points. */
export function MemberEvents() {
  const { t } = useTranslation();
  const format = useFormats();
  const doneText = useDoneText();
  const [events, reload] = useEvents();
  const [selected, select] = useState(0);
  const [text, setText] = useState('');
  const sumField = useRef<HTMLInputElement>(null);
  const close = useView.getState().closeDialog;
  useEffect(beginAnswering, []);
  useChoosing(events?.length ?? 0, (choose) => {
    select(choose);
    useTill.getState().say(null);
  });
  const chosen = events?.[selected];
  const asksSum = chosen !== undefined && chosen.share !== null && chosen.refusal === null;
  const amount = hundredthsOf(text) ?? 0;

  const press = async ({ event }: MemberEventView) => {
    if (asksSum && amount === 0) return sumField.current?.focus();
    useTill.getState().say(null);
    const wish = { event, amount: asksSum ? amount : null };
    const done = await useTill.getState().run('memberEvent', (till) => till.memberEvents.record(wish));
    if (done === undefined) return reload();
    close();
    useTill.getState().say({ kind: 'info', key: 'event.done', params: { done: doneText(done) } });
  };

  return (
    <Dialog
      title={t('event.title')}
      wide
      primary={asksSum && amount > 0 ? t('event.giveFor', { sum: format.money(amount) }) : t('event.give')}
      primaryBlocked={chosen === undefined ? 'event.none' : chosen.refusal === null ? null : 'event.notNow'}
      onPrimary={() => {
        if (chosen === undefined) return;
        press(chosen).catch((reason: unknown) => console.error('the event could not be recorded:', reason));
      }}
      back={t('cmd.back')}
      onBack={close}
      aside={false}
    >
      <EventList events={events} selected={selected} onSelect={select} />
      {asksSum && (
        <TextField
          ref={sumField}
          icon="cash"
          label={t('event.sum')}
          value={text}
          inputMode="none"
          onText={(text) => {
            const typed = normaliseAmount(text);
            if (typed === '' || hundredthsOf(typed) !== undefined) setText(typed);
          }}
        />
      )}
      <Answer hint={asksSum ? 'event.sumHint' : 'event.hint'} />
    </Dialog>
  );
}

/** As the till tells them now; a refusal may have other reasons than when the list was made. */
function useEvents(): [events: readonly MemberEventView[] | null, reload: () => void] {
  const [events, setEvents] = useState<readonly MemberEventView[] | null>(null);
  const reload = () => {
    useTill
      .getState()
      .run('memberEvents', (till) => till.memberEvents.list())
      .then(
        (answer) => setEvents(answer ?? []),
        (reason: unknown) => console.error('no events:', reason),
      );
  };
  useEffect(reload, []);
  return [events, reload];
}

/** The digits are typed into the sum while it has the focus. */
function useChoosing(count: number, choose: (at: (before: number) => number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      const isTyping = event.target instanceof HTMLInputElement;
      if (step !== undefined) choose((before) => Math.max(0, Math.min(count - 1, before + step)));
      else if (digit !== undefined && !isTyping && Number(digit) <= count) choose(() => Number(digit) - 1);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
