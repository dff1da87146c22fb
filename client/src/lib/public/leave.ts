import { useEffect } from 'react';
import { forgetCode, readCode } from './code-store.ts';

/** A page that anybody might have open. */
const neutralPage = 'https://www.google.com/search?q=weather+today';
const hurried: (() => void)[] = [];
let left = false;

/** Runs when the page is left in a hurry: whatever holds words of the conversation empties itself. */
export function onLeave(empty: () => void): () => void {
  hurried.push(empty);
  return () => void hurried.splice(hurried.indexOf(empty), 1);
}

/** True once the page is being left: nobody may be asked whether they are sure. */
export const isLeaving = (): boolean => left;

/** Quick exit: forgets the code, empties the screen at once, and puts a neutral page in place of this one. */
export function leaveNow(): void {
  left = true;
  forgetCode();
  hurried.forEach((empty) => empty());
  // On a slow network the old page would stay on the screen until the new one answers.
  document.title = '';
  document.body.replaceChildren();
  window.location.replace(neutralPage);
}

/** Leaves when Escape is pressed twice within a second. */
export function useEscapeTwice(): void {
  useEffect(() => {
    let last = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - last < 1_000) leaveNow();
      last = event.timeStamp;
    };
    // Before anything else hears it: an open sheet must not swallow the second press.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

/** Starts afresh when the browser brings back a page whose code has been forgotten meanwhile. */
export function guardReturn(): void {
  const shownFor = { code: readCode() };
  window.addEventListener('pagehide', () => {
    shownFor.code = readCode();
    if (left) document.body.replaceChildren();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && (left || readCode() === null || readCode() !== shownFor.code)) window.location.reload();
  });
}
