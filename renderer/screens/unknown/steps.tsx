import { useTranslation } from 'react-i18next';
import type { HeldReceiptView } from '../../../contract/till/views.ts';
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

function useSteps({ number, card, cash, since, state }: HeldReceiptView): Step[] {
  const { t } = useTranslation();
  const format = useFormats();
  const answered = state !== 'checking' && state !== 'silent';
  const paid = [
    ...(card > 0 ? [t('unknown.bank', { sum: format.money(card) })] : []),
    ...(cash > 0 ? [t('unknown.cash', { sum: format.money(cash) })] : []),
  ];
  return [
    { state: 'done', words: t('unknown.saved', { n: number }), when: format.timeWithSeconds(since) },
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
  ];
}

function StepIcon({ state }: { state: State }) {
  if (state === 'done') return <Icon name="check" tone="good" />;
  if (state === 'failed') return <Icon name="error" tone="bad" />;
  return <Icon name={state === 'now' ? 'working' : 'todo'} />;
}
