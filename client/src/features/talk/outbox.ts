import type { CommandId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { ApiError, isTransient } from '../../lib/http.ts';

/** What a person has asked to be called with. */
export type CallBackAct = {
  readonly kind: 'callBack';
  readonly number: string;
  /** The beginning of the time that was chosen, or as soon as possible. */
  readonly when: string;
  readonly safeTime: string;
  readonly mayAnswer: string;
  readonly neutralWords: string;
};

/** Something the person has done that the server must get, once. */
export type Act = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'help' } | CallBackAct;

/**
 * An act on its way: being sent; kept until the network is back, so that it may have acted already; held a moment because much was
 * written, so that it has not; or not taken, for good or because the conversation is full.
 */
export type Outgoing = {
  readonly commandId: CommandId;
  readonly at: number;
  readonly act: Act;
  readonly status: 'sending' | 'kept' | 'slow' | 'refused' | 'full';
};

type Deps = {
  /** Sends one act under its command id; throws ApiError. */
  readonly send: (item: Outgoing) => Promise<void>;
  /** Waits so many milliseconds, less when the signal ends it or the network comes back. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  readonly changed: () => void;
};

export type Outbox = ReturnType<typeof createOutbox>;

// Anything that may pass: the act stays, under the same command id, so that it arrives once.
const mayPass = (error: unknown): boolean =>
  isTransient(error) || ['tooMany', 'writingFast', 'internal', 'conflict'].includes(codeOf(error));
const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : '');
const isOver = ({ status }: Outgoing): boolean => status === 'refused' || status === 'full';
const delay = (tries: number, error: unknown): number =>
  Math.max(Math.min(15_000, 700 * 2 ** tries), error instanceof ApiError ? (error.retryAfterMs ?? 0) : 0);

/** Makes the queue of acts on their way: in memory only, one at a time, in order, each until it is known to have arrived. */
export function createOutbox({ send, wait, now, changed }: Deps) {
  let items: readonly Outgoing[] = [];
  let running = false;
  let waking = new AbortController();

  const become = (next: readonly Outgoing[]) => {
    items = next;
    changed();
  };
  const mark = (commandId: CommandId, status: Outgoing['status']) =>
    become(items.map((item) => (item.commandId === commandId ? { ...item, status } : item)));
  const remove = (commandId: CommandId) => become(items.filter((item) => item.commandId !== commandId));

  async function attempt(item: Outgoing, tries: number): Promise<boolean> {
    try {
      await send(item);
      remove(item.commandId);
      return true;
    } catch (error) {
      if (!mayPass(error)) {
        mark(item.commandId, codeOf(error) === 'conversationFull' ? 'full' : 'refused');
        return true;
      }
      mark(item.commandId, codeOf(error) === 'writingFast' ? 'slow' : 'kept');
      waking = new AbortController();
      await wait(delay(tries, error), waking.signal);
      return false;
    }
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    let tries = 0;
    for (let next = items[0]; next !== undefined; next = items.find((item) => !isOver(item))) {
      if (isOver(next)) continue;
      tries = (await attempt(next, tries)) ? 0 : tries + 1;
    }
    running = false;
  }

  /** Takes an act; `first` puts it before everything that has not been tried yet. */
  function add(act: Act, first = false): CommandId {
    const item: Outgoing = { commandId: newId<CommandId>(), at: now(), act, status: 'sending' };
    // What was tried may have acted: above all an opening must be finished under its own id, or there would be two conversations.
    const held = items.find((known) => !isOver(known))?.status === 'slow';
    const at = first ? Math.min(items.length, running && !held ? 1 : 0) : items.length;
    become([...items.slice(0, at), item, ...items.slice(at)]);
    if (first && held) waking.abort();
    void run();
    return item.commandId;
  }

  /** Sends a refused act again, as new. */
  function again(commandId: CommandId): void {
    const item = items.find((known) => known.commandId === commandId);
    if (item?.status !== 'refused') return;
    remove(commandId);
    add(item.act);
  }

  /** Forgets wishes to be called that were not taken: a new one stands for them. */
  function dropRefusedCalls(): void {
    become(items.filter(({ act, status }) => act.kind !== 'callBack' || status !== 'refused'));
  }

  /** What a full conversation did not take goes again, as new. */
  function renew(): void {
    become(items.map((item) => (item.status === 'full' ? { ...item, commandId: newId<CommandId>(), status: 'sending' } : item)));
    void run();
  }

  return {
    add,
    again,
    renew,
    dropRefusedCalls,
    items: () => items,
    /** Tries at once instead of waiting on. */
    wake: () => waking.abort(),
    clear: () => {
      items = [];
      waking.abort();
    },
  };
}
