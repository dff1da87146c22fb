/** The place to go on to, only when it is a page of ours: a link may carry any `next`. */
export function safeNext(next: string | null): string | null {
  if (next === null || !/^\/(?![/\\])/.test(next)) return null;
  return next.startsWith('/sign-in') ? null : next;
}
