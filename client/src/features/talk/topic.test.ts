import { topicSchema } from '#shared/contacts/contact.schema.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { expect, test } from 'vitest';
import { topicNamed } from './topic.ts';

test('every topic has its words, and nothing else is one', () => {
  for (const topic of topicSchema.options) expect(topicNamed(topic)).toBe(topic);
  const worded = Object.keys(talkStrings.en).flatMap((key) => (key.startsWith('topic_') ? [key.slice('topic_'.length)] : []));
  expect(worded.sort()).toEqual([...topicSchema.options].sort());
  for (const name of ['', 'anything', 'toString', 'Violence', null]) expect(topicNamed(name)).toBeNull();
});
