import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { expect, test } from 'vitest';
import { createPeopleNews } from './people-news.ts';

const me = 'me' as ContactSummary['ownerId'] & string;
const other = 'other' as typeof me;
const contact = (version: number, ownerId: typeof me, helpers: readonly (typeof me)[] = []) =>
  ({
    id: 'c1',
    version,
    ownerId,
    state: 'active',
    helpers: helpers.map((staffId) => ({ staffId, role: 'joined' })),
  }) as unknown as ContactSummary;

test('a contact that moved is told once, although more news of it come before the screen is drawn again', () => {
  const news = createPeopleNews(me);
  const drawn = [contact(1, me)];
  expect(news(drawn, contact(2, other))).toEqual([{ what: 'moved', who: other }]);
  expect(news(drawn, contact(3, other))).toEqual([]);
});

test('somebody who comes and leaves before the screen is drawn again is told both times', () => {
  const news = createPeopleNews(me);
  const drawn = [contact(1, me)];
  expect(news(drawn, contact(2, me, [other]))).toEqual([{ what: 'joined', who: other }]);
  expect(news(drawn, contact(3, me))).toEqual([{ what: 'left', who: other }]);
});

test('news of an older version, or of a contact that is not on this desk, say nothing', () => {
  const news = createPeopleNews(me);
  expect(news([contact(2, me)], contact(1, other))).toEqual([]);
  expect(news([], contact(2, other))).toEqual([]);
});
