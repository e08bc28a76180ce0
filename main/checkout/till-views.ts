import type { Locale } from '../../contract/errors/texts.ts';
import type { SaleView, StatusView } from '../../contract/till/views.ts';
import type { RegisterDesk } from '../fiscal/register-desk.ts';
import type { Shift } from '../fiscal/shift.ts';
import type { TillConfig } from '../till-config.ts';
import type { HeldReceipts } from './held.ts';
import { storeZoneOf } from './pricing.ts';
import type { PutAside } from './put-aside.ts';
import type { PricingParts } from './pricing.ts';
import type { Sale } from './sale.ts';
import { saleView } from './sale-view.ts';
import { statusView } from './status-view.ts';

export interface TillViewsParts {
  config: TillConfig;
  sale: Sale;
  desk: RegisterDesk;
  held: HeldReceipts;
  putAside: Pick<PutAside, 'views'>;
  shift: Shift;
  programmeAt: PricingParts['programmeAt'];
  isOnline: () => boolean;
  locale: () => Locale;
}

/** Gathers what the two views are made of. */
export function createTillViews(parts: TillViewsParts): { sale(): SaleView; status(): StatusView } {
  const { config, sale, desk, held, putAside, shift, programmeAt, isOnline, locale } = parts;
  const { stores, sync, scanners, clock } = config;
  const { ledger, directory } = stores;

  return {
    sale: () =>
      saleView({
        state: sale.state(),
        priced: sale.priced(),
        nextNumber: ledger.nextReceiptNumber(),
        isOnline: isOnline(),
        locale: locale(),
      }),
    status() {
      const now = clock.now();
      const register = desk.facts();
      const programme = programmeAt(now);
      // The till-wide quota does not depend on the member.
      const quotas = ledger.offlineState(null, programme.prepared.programme.offline, 0);
      return statusView({
        till: {
          number: config.tillNumber,
          store: directory.findStore()?.name ?? '',
          training: config.isTraining,
          version: config.version,
        },
        cashier: config.cashier,
        register,
        shiftOpenedAt: register.shiftNumber === null ? null : shift.openedAt(register.shiftNumber),
        link: sync.state(),
        queue: ledger.queueSummary(),
        dataAsOf: directory.loadedAt(),
        offlineLeft: programme.stored === null ? null : quotas.tillLeft,
        scanners: scanners.states(),
        held: held.views(),
        putAside: putAside.views(),
        now,
        zone: storeZoneOf(directory),
        locale: locale(),
      });
    },
  };
}
