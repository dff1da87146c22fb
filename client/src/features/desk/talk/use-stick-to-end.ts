import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const nearPx = 56;

/**
 * Keeps a growing list at its end while the reader is there, and leaves it alone while they read back.
 * `atEnd` says which of the two it is.
 */
export function useStickToEnd(length: number) {
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLOListElement>(null);
  const stuck = useRef(true);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    const element = frame.current;
    if (element) element.scrollTop = element.scrollHeight;
    stuck.current = true;
    setAtEnd(true);
  }, []);
  const onScroll = useCallback(() => {
    const element = frame.current;
    if (!element) return;
    stuck.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    setAtEnd(stuck.current);
  }, []);

  useLayoutEffect(() => {
    if (stuck.current) toEnd();
  }, [length, toEnd]);
  // Fonts that arrive late and panels that change their size must not lift the end out of sight.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (stuck.current && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
    });
    if (content.current) observer.observe(content.current);
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return { frame, content, atEnd, toEnd, onScroll };
}
