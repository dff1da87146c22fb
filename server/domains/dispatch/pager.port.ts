import type { Channel, PageKind } from '#shared/dispatch/channels.ts';

/** A page as a channel gets it: ids, a code and numbers, never a child's data. */
export type PageToSend = {
  /** The same at every try: a provider that knows it already sends nothing twice. */
  pageId: string;
  /** One for each dispatch: on a device a later page takes the place of an earlier one. */
  tag: string;
  /** Random; whoever shows it may say without a session how far this page has come. */
  token: string;
  dispatchId: string;
  staffId: string;
  round: number;
  kind: PageKind;
  /** Four digits that name the dispatch in a text message. */
  code: string;
  /** For how long it is worth delivering. */
  ttlSeconds: number;
};

/** What came of handing a page over: taken by the provider, under its own number for receipts; or there is nobody to hand it to, or this installation has no such way. */
export type Handed = { accepted: true; reference: string | null } | { accepted: false; why: 'noAddress' | 'notSetUp' };

/** A way to reach people. `send` rejects when the page could not be handed over: it is tried again under the same `pageId`. */
export type PagerChannel = {
  readonly name: Channel;
  /** False where this installation has no such way after all. */
  readonly isSetUp?: boolean;
  send: (page: PageToSend, signal: AbortSignal) => Promise<Handed>;
};
