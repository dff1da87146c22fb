import { useEffect } from 'react';
import type { Conversation } from './conversation.ts';

/** Says that messages have arrived here, and that they are read while the page is on the screen. */
export function useSeen(conversation: Conversation, count: number): void {
  useEffect(() => {
    const say = () => conversation.saw(document.visibilityState === 'visible');
    const back = () => {
      say();
      // Phones put pages to sleep: what happened meanwhile is fetched at once.
      if (document.visibilityState === 'visible') void conversation.resume();
    };
    say();
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, [conversation, count]);
}
