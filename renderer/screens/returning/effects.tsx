import { useTranslation } from 'react-i18next';
import type { ReturnView } from '../../../contract/till/views.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';

/** What happens when the return is confirmed: money by tender, points back, points taken, what is owed then. */
export function Effects({ returning }: { returning: ReturnView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { customer, money, certificates, membership, pointsBack, pointsTaken, pointsLetOff, after } = returning;
  const tenders = [
    ['ret.toCard', money.card],
    ['ret.toCash', money.cash],
  ] as const;
  return (
    <aside className="effects card roomy" aria-label={t('ret.effects')}>
      <header>
        <h2 className="words">{customer?.name ?? t('ret.noCustomer')}</h2>
        {customer?.card && <span className="note">{t('cust.cardShort', { n: customer.card })}</span>}
      </header>
      <section>
        <h3>
          <span>{t('ret.money')}</span>
          <span className="num">{format.sum(money.handed)}</span>
        </h3>
        <dl className="sums">
          {tenders
            .filter(([, sum]) => sum > 0)
            .map(([word, sum]) => (
              <div key={word}>
                <dt>{t(word)}</dt>
                <dd>{format.sum(sum)}</dd>
              </div>
            ))}
        </dl>
      </section>
      {certificates.map(({ shown, amount }) => (
        <section key={shown}>
          <h3>
            <span>{t('ret.toCertificate', { number: shown })}</span>
            <span className="num">{format.sum(amount)}</span>
          </h3>
        </section>
      ))}
      {membership && <MembershipWorth membership={membership} />}
      {customer && <Row word="ret.pointsBack" figure={format.pointsChange(pointsBack)} note="ret.sameTerm" />}
      {customer && <Row word="ret.pointsTake" figure={format.pointsOff(pointsTaken)} note="ret.forThese" />}
      {customer && pointsLetOff > 0 && (
        <p className="note">{t('ret.letOff', { points: format.pointsText(pointsLetOff) })}</p>
      )}
      {after && <Row word="ret.balanceAfter" figure={format.points(after.balance)} />}
      {after && after.debt > 0 && (
        <div className="debt" role="status">
          <Icon name="attention" tone="attention" />
          <p>
            <strong>{t('ret.debt', { points: format.pointsText(after.debt) })}</strong>
            <span>{t('ret.debtHint')}</span>
          </p>
        </div>
      )}
    </aside>
  );
}

/** Both sums, the one that is given in bold: the cashier can name the other one, F6 takes it. */
function MembershipWorth({ membership }: { membership: NonNullable<ReturnView['membership']> }) {
  const { t } = useTranslation();
  const format = useFormats();
  const { gives, unusedDays, price } = membership;
  const worths = [
    ['unusedDays', unusedDays],
    ['price', price],
  ] as const;
  return (
    <section aria-label={t('ret.membership')}>
      <h3>
        <span>{t('ret.membership')}</span>
      </h3>
      <dl className="sums">
        {worths.map(([word, sum]) => (
          <div key={word}>
            <dt>{word === gives ? <strong>{t(`ret.${word}`)}</strong> : t(`ret.${word}`)}</dt>
            <dd>{word === gives ? <strong>{format.sum(sum)}</strong> : format.sum(sum)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type Word = 'ret.pointsBack' | 'ret.pointsTake' | 'ret.balanceAfter';

function Row({ word, figure, note }: { word: Word; figure: string; note?: 'ret.sameTerm' | 'ret.forThese' }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>
        <span>{t(word)}</span>
        <span className="num">{figure}</span>
      </h3>
      {note && <span className="note">{t(note)}</span>}
    </section>
  );
}
