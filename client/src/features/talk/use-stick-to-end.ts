import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { TalkState } from './talk-state.ts';

/** How near to its place the part must be to count as followed, in pixels. */
const near = 80;

/** Where to stand: at the end, but never past the start of the last message, however much is said below it; without messages, at the truth on top. */
function placeOf(element: HTMLElement): number {
  const end = element.scrollHeight - element.clientHeight;
  const last = element.querySelector<HTMLElement>('[role=log] li:last-child');
  if (!last) return 0;
  const top = last.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop;
  return Math.max(0, Math.min(end, top - 12));
}

/** Keeps the newest in sight, unless somebody has scrolled up to read; what they write themselves always shows. */
export function useStickToEnd({ messages, outbox, view, typingUntil }: TalkState): RefObject<HTMLDivElement | null> {
  const scroll = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const sent = useRef(0);
  useEffect(() => {
    const element = scroll.current;
    if (!element) return;
    const onScroll = () => {
      following.current = element.scrollTop > placeOf(element) - near;
    };
    // A keyboard that opens shortens the part: the newest stays in sight.
    const sizes = new ResizeObserver(() => {
      if (following.current) element.scrollTop = placeOf(element);
    });
    sizes.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);
  useLayoutEffect(() => {
    const wroteMore = outbox.length > sent.current;
    sent.current = outbox.length;
    if (scroll.current && (following.current || wroteMore)) scroll.current.scrollTop = placeOf(scroll.current);
  }, [messages, outbox, view, typingUntil]);
  return scroll;
}
