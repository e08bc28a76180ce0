import { useTranslation } from 'react-i18next';
import type { HeldReceiptView } from '../../../contract/till/views.ts';
import type { WordKey } from '../../commands/command.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';

type State = 'done' | 'now' | 'later' | 'failed';

interface Step {
  state: State;
  words: string;
  small?: string;
  when?: string;
}

/** What the till has done about the receipt so far, and what it is asking now. */
export function Steps({ receipt }: { receipt: HeldReceiptView }) {
  const { t } = useTranslation();
  const steps = useSteps(receipt);
  return (
    <ol className="steps" aria-label={t('unknown.steps')}>
      {steps.map((step) => (
        <li
          key={step.words}
          className={`is-${step.state}`}
          {...(step.state === 'now' ? { 'aria-current': 'step' } : {})}
        >
          <StepIcon state={step.state} />
          <span>
            {step.words}
            {step.small && <small>{step.small}</small>}
          </span>
          <span className="when">{step.when}</span>
        </li>
      ))}
    </ol>
  );
}

function useSteps({ number, kind, card, cash, since, state }: HeldReceiptView): Step[] {
  const { t } = useTranslation();
  const format = useFormats();
  const answered = state !== 'checking' && state !== 'silent';
  const isReturn = kind === 'saleReturn';
  const money = (byCard: WordKey, inCash: WordKey): string[] => [
    ...(card > 0 ? [t(byCard, { sum: format.money(card) })] : []),
    ...(cash > 0 ? [t(inCash, { sum: format.money(cash) })] : []),
  ];
  const paid = isReturn ? [] : money('unknown.bank', 'unknown.cash');
  const toGive = isReturn && !answered ? money('unknown.giveByCard', 'unknown.giveInCash') : [];
  return [
    {
      state: 'done',
      words: t(isReturn ? 'unknown.savedReturn' : 'unknown.saved', { n: number }),
      when: format.timeWithSeconds(since),
    },
    ...paid.map((words): Step => ({ state: 'done', words })),
    { state: 'done', words: t('unknown.sent') },
    {
      state: answered ? 'done' : 'now',
      words: t('unknown.ask'),
      small: answered ? t('unknown.answered') : t('unknown.asking'),
    },
    answered
      ? {
          state: 'failed',
          words: state === 'driveChanged' ? t('unknown.driveChanged') : t('unknown.compared', { n: number }),
        }
      : { state: 'later', words: t('unknown.compare', { n: number }) },
    ...toGive.map((words): Step => ({ state: 'later', words })),
  ];
}

function StepIcon({ state }: { state: State }) {
  if (state === 'done') return <Icon name="check" tone="good" />;
  if (state === 'failed') return <Icon name="error" tone="bad" />;
  return <Icon name={state === 'now' ? 'working' : 'todo'} />;
}
