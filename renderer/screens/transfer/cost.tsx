import { useTranslation } from 'react-i18next';
import type { TransferView } from '../../../contract/till/transfer-views.ts';
import { useFormats } from '../../ui/formats.ts';

/** What the gift comes to, before it is made. */
export function Cost({ cost: { receiver, received, fee, taken, left } }: { cost: TransferView }) {
  const { t } = useTranslation();
  const format = useFormats();
  const rows: [string, string][] = [
    ...(receiver === null ? [] : ([[t('give.receiver'), receiver]] as [string, string][])),
    [t('give.gets'), format.pointsText(received)],
    [t('give.fee'), fee === 0 ? t('give.noFee') : format.pointsText(fee)],
    [t('give.taken'), format.pointsText(taken)],
    [t('give.left'), format.pointsText(left)],
  ];
  return (
    <div role="status">
      <dl className="sums gift">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="words">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
