import type { StoreRecord } from '../../contract/sync/records.ts';

export const DEMO_STORE: StoreRecord = {
  storeId: 'doma-1',
  name: 'Продукты у дома',
  address: 'г. Тула, ул. Садовая, д. 14',
  inn: '7107123450',
  zone: 'Europe/Moscow',
  taxSystem: 'osn',
};
