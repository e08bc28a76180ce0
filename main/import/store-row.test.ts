import { describe, expect, it } from 'vitest';
import { RowRefused } from './cells.ts';
import { storeFromRow } from './store-row.ts';

const refusalOf = (cells: Record<string, string>): string => {
  try {
    storeFromRow(cells);
    return '';
  } catch (error) {
    return error instanceof RowRefused ? error.refusal.code : String(error);
  }
};

describe('storeFromRow', () => {
  it('reads a store under Russian column names', () => {
    const row = {
      'код магазина': 'main',
      название: 'Лесной',
      адрес: 'Москва, Лесная, 5',
      инн: '7707083893',
      'часовой пояс': 'Asia/Yekaterinburg',
      сно: 'УСН доход',
      партнёр: 'grocery',
    };
    expect(storeFromRow(row)).toEqual({
      storeId: 'main',
      name: 'Лесной',
      address: 'Москва, Лесная, 5',
      inn: '7707083893',
      zone: 'Asia/Yekaterinburg',
      taxSystem: 'usnIncome',
      partnerId: 'grocery',
    });
  });

  it('takes Moscow, the general tax system and no merchant where nothing is said', () => {
    expect(storeFromRow({ store_id: 'main', name: 'Лесной' })).toMatchObject({
      ...{ zone: 'Europe/Moscow', taxSystem: 'osn', partnerId: null, inn: '', address: '' },
    });
  });

  it.each([
    [{ name: 'Лесной' }, 'missing'],
    [{ store_id: 'main' }, 'missing'],
    [{ store_id: 'main', name: 'Лесной', inn: '123' }, 'notInn'],
    [{ store_id: 'main', name: 'Лесной', zone: 'Moscow' }, 'notZone'],
    [{ store_id: 'main', name: 'Лесной', tax: 'енвд' }, 'unknownTax'],
    [{ store_id: 'm'.repeat(65), name: 'Лесной' }, 'tooLong'],
  ])('refuses %j: %s', (cells, code) => {
    expect(refusalOf(cells)).toBe(code);
  });
});
