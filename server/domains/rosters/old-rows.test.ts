import { describe, expect, it } from 'vitest';
import { newId } from '#shared/kernel/ids.ts';
import { layersSchema } from '#shared/rosters/roster.schema.ts';
import { keyOfRow, layersOfRows, type OldRow } from './old-rows.ts';

const [a, b] = [newId(), newId()];
const row = (officerId: string, rank: number, more: Partial<OldRow> = {}): OldRow => ({
  ...{ area: { kind: 'district', id: 'kasur' }, officerId, rank, days: [0, 1, 2, 3, 4, 5, 6] },
  ...{ from: '00:00', until: '00:00', firstDay: null, lastDay: null, ...more },
});

describe('rows from before layers', () => {
  it('become layers in the order of calling, those of one rank and time together', () => {
    const layers = layersOfRows([row(b, 2), row(a, 1), row(a, 2)]);
    expect(layers.map(({ officers }) => officers)).toEqual([[a], [b, a]]);
    expect(layers.every(({ turnDays, from, until }) => turnDays === null && from === '00:00' && until === '00:00')).toBe(true);
    expect(layersSchema.safeParse(layers).success).toBe(true);
  });

  it('keep their days, which counted from Sunday, their times and their first and last day', () => {
    const [layer] = layersOfRows([
      row(a, 1, { days: [0, 1], from: '20:00', until: '08:00', firstDay: '2026-01-01', lastDay: '2026-02-01' }),
    ]);
    expect(layer).toMatchObject({ days: [0, 6], from: '20:00', until: '08:00', firstDay: '2026-01-01', lastDay: '2026-02-01' });
  });

  it('belong to the area they name', () => {
    expect([row(a, 1), row(a, 1, { area: { kind: 'fallback' } })].map(keyOfRow)).toEqual(['district.kasur', 'fallback']);
  });
});
