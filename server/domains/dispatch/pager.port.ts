/** A page as a channel gets it: ids and a wave number, never a child's data. */
export type PageToSend = { dispatchId: string; staffId: string; round: number };

/** A way to reach people. `send` resolves when the channel has taken the page and rejects when it could not; it may be asked again with the same page. */
export type PagerChannel = { readonly name: string; send: (page: PageToSend) => Promise<void> };
