import type { Clock } from '#shared/kernel/clock.ts';

// So many different questions are remembered.
const most = 500;

/** Makes a question that is asked of the store once for all who ask it within so many milliseconds; one that failed is asked anew. */
export function briefly<Key extends string, Answer>(clock: Clock, ms: number, ask: (key: Key) => PromiseLike<Answer>) {
  const known = new Map<Key, { at: number; answer: Promise<Answer> }>();
  return (key: Key): Promise<Answer> => {
    const at = clock.now().getTime();
    const found = known.get(key);
    if (found && at - found.at >= 0 && at - found.at < ms) return found.answer;
    known.delete(key);
    if (known.size >= most) known.clear();
    // A query of the store would be asked again by everybody who waits for it.
    const answer = Promise.resolve(ask(key));
    known.set(key, { at, answer });
    answer.catch(() => known.delete(key));
    return answer;
  };
}
