import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { TalkState } from './talk-state.ts';

/** Keeps the end of the conversation in sight, unless somebody has scrolled up to read; what they write themselves always shows. */
export function useStickToEnd({ messages, outbox, view, typingUntil }: TalkState): RefObject<HTMLDivElement | null> {
  const scroll = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const sent = useRef(0);
  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    };
    // A keyboard that opens shortens the part: the end stays in sight.
    const sizes = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    sizes.observe(element);
    if (element.firstElementChild) sizes.observe(element.firstElementChild);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);
  useLayoutEffect(() => {
    const wroteMore = outbox.length > sent.current;
    sent.current = outbox.length;
    if (scroll.current && (atEnd.current || wroteMore)) scroll.current.scrollTop = scroll.current.scrollHeight;
  }, [messages, outbox, view, typingUntil]);
  return scroll;
}
