import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFound } from '../../../contract/till/views.ts';
import { ask } from '../../commands/say.ts';
import { useTill } from '../../till/till-store.ts';
import { Button } from '../../ui/button.tsx';
import { Choices, useChoice } from '../../ui/choices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useView } from '../../view-store.ts';
import { SEARCH_AFTER_MS, attachesItself, worthSearching } from './search.ts';
import './find-customer.css';

function attach(customerId: string): void {
  useView.getState().closeDialog();
  ask('attach', (till) => till.sale.attachCustomer({ customerId }));
}

/** F2: the last four digits of the phone are enough where they are unique. */
export function FindCustomer({ attached }: { attached: boolean }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const found = useSearch(query);
  const choice = useChoice(found?.length ?? 0);
  const close = useView.getState().closeDialog;
  useEffect(() => input.current?.focus(), []);
  const chosen = found?.[choice.at];
  return (
    <Dialog
      title={t('find.title')}
      wide
      primary={t('find.attach')}
      primaryBlocked={chosen ? null : 'find.hint'}
      onPrimary={() => chosen && attach(chosen.customerId)}
      back={t('find.back')}
      onBack={close}
      aside={
        attached && (
          <Button
            look="apart"
            onPress={() => {
              close();
              ask('detach', (till) => till.sale.detachCustomer());
            }}
          >
            {t('find.detach')}
          </Button>
        )
      }
    >
      <TextField
        ref={input}
        icon="user"
        label={t('find.query')}
        value={query}
        onText={(text) => {
          setQuery(text);
          choice.choose(0);
        }}
        onKeyDown={choice.onKeyDown}
      />
      <Results found={found} selected={choice.at} />
    </Dialog>
  );
}

/** Asks the till a moment after the last key; an older answer never overwrites a newer one. */
function useSearch(query: string): readonly CustomerFound[] | null {
  const [found, setFound] = useState<readonly CustomerFound[] | null>(null);
  useEffect(() => {
    let wanted = true;
    const search = async () => {
      const answer = worthSearching(query)
        ? await useTill.getState().run(`find ${query}`, (till) => till.customers.find({ query: query.trim() }))
        : null;
      if (!wanted) return;
      setFound(answer ?? null);
      const only = answer?.length === 1 ? answer[0] : undefined;
      if (only && attachesItself(query)) attach(only.customerId);
    };
    const timer = setTimeout(() => {
      search().catch((reason: unknown) => console.error('the search failed:', reason));
    }, SEARCH_AFTER_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [query]);
  return found;
}

function Results({ found, selected }: { found: readonly CustomerFound[] | null; selected: number }) {
  const { t } = useTranslation();
  const format = useFormats();
  if (!found) return <p className="find-hint note">{t('find.hint')}</p>;
  if (found.length === 0) {
    return (
      <p className="find-hint" role="status">
        <strong>{t('find.none')}</strong>
        <span className="note">{t('find.noneHint')}</span>
      </p>
    );
  }
  return (
    <>
      <p className="note" role="status">
        {t('count.found', { count: found.length, figure: format.count(found.length) })}
        {found.length > 1 && `. ${t('find.several')}`}
      </p>
      <Choices
        items={found}
        selected={selected}
        label={t('find.results')}
        keyOf={({ customerId }) => customerId}
        onChoose={({ customerId }) => attach(customerId)}
      >
        {(each) => (
          <>
            <strong className="words">{each.name}</strong>
            <span className="note words">
              {[
                each.card && t('cust.cardShort', { n: each.card }),
                each.phone && t('cust.phoneShort', { n: each.phone }),
                each.tier,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </>
        )}
      </Choices>
    </>
  );
}
