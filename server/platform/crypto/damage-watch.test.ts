import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createManualClock } from '#shared/kernel/clock.ts';
import { createLogger } from '../logger.ts';
import { createMetrics } from '../metrics.ts';
import { createDamageWatch } from './damage-watch.ts';
import { createFieldCipher } from './field-cipher.ts';

const keyring = { current: 'k1', keys: new Map([['k1', randomBytes(32)]]), index: randomBytes(32) };
const place = { kind: 'contact', id: 'c1', field: 'identity' };

it('tells of a damaged field at error with its place and never its value, once in ten minutes, and of its repair', async () => {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  });
  const clock = createManualClock(new Date('2026-03-01T06:00:00Z'));
  const metrics = createMetrics();
  const watch = createDamageWatch({ clock, logger: createLogger('trace', destination), metrics });
  const cipher = createFieldCipher(keyring, watch);
  const sealed = cipher.seal('گل', place);
  const broken = `${sealed.slice(0, -4)}AAAA`;
  const figure = async (name: string) => (await metrics.registry.getSingleMetricAsString(name)).split('\n').at(-1);
  const read = (text: string) => expect(() => cipher.open(text, place)).toThrow(expect.objectContaining({ code: 'unreadable' }));

  read(broken);
  read(broken);
  expect(lines).toMatchObject([{ level: 50, ...place }]);
  expect(JSON.stringify(lines)).not.toContain(broken);
  expect(watch.known()).toBe(1);
  expect(await figure('muhafiz_unreadable_fields')).toBe('muhafiz_unreadable_fields{kind="contact"} 1');
  expect(await figure('muhafiz_unreadable_reads_total')).toBe('muhafiz_unreadable_reads_total{kind="contact"} 2');
  clock.advance(10 * 60_000);
  read(broken);
  expect(lines).toHaveLength(2);

  expect(cipher.open(sealed, place)).toBe('گل');
  expect(watch.known()).toBe(0);
  expect(await figure('muhafiz_unreadable_fields')).toBe('muhafiz_unreadable_fields{kind="contact"} 0');
});
