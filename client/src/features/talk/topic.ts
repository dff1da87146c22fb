import type { Topic } from '#shared/contacts/contact.schema.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let chosen: Topic | null = null;

/** The topic of this name; null for one that nobody knows. */
export const topicNamed = (name: string | null): Topic | null =>
  name !== null && Object.hasOwn(talkStrings.en, `topic_${name}`) ? (name as Topic) : null;

/** Takes the topic of the door that was opened (`?topic=`), and leaves it in no address or history. */
export function startTopic(): void {
  const address = new URL(window.location.href);
  chosen = topicNamed(address.searchParams.get('topic'));
  if (!address.searchParams.has('topic')) return;
  address.searchParams.delete('topic');
  window.history.replaceState(null, '', address);
}

/** What it is about, or null when nothing was said; in memory only. */
export const chosenTopic = (): Topic | null => chosen;

/** Says what it is about, or nothing. */
export function chooseTopic(topic: Topic | null): void {
  chosen = topic;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What it is about, as chosen on this page. */
export const useChosenTopic = (): Topic | null => useSyncExternalStore(subscribe, chosenTopic);
