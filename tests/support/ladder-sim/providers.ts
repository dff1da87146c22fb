import { channelSchema, type Channel } from '#shared/dispatch/channels.ts';
import type { Handed, PagerChannel, PageToSend } from '#server/domains/dispatch/index.ts';
import type { SimClock } from './sim-clock.ts';

/**
 * What a provider does with a page, one letter for each try (the last one goes on):
 * o takes it · x refuses · t throws at once · n knows nobody · j answers nonsense · h never answers and ignores the signal ·
 * w never answers and heeds the signal · m takes it after 3 s · l takes it after 6 s, when nobody waits any more ·
 * b lets the device say "received" before it says that it took it · r has it received 1 s later · d has it seen, then twice received ·
 * f takes it, and 1 s later says that it could not deliver · g lets the device say "received", and never answers.
 */
export type Letter = string;
/** What comes back about a page by another way than the answer. */
export type Said = 'received' | 'seen' | 'undelivered';
/** A page as it was handed to a provider. */
export type HandedOver = { page: PageToSend; channel: Channel; at: Date };

/** A process that pages: how many of its calls wait for the clock, and whether it still runs. */
type Caller = { parked: number; alive: boolean };
type Deps = {
  clock: SimClock;
  letterFor: (page: PageToSend, channel: Channel, nth: number) => Letter;
  /** Notes that a page is handed over. */
  handed: (one: HandedOver) => void;
  /** What comes back about a page later, by another way than the answer. */
  said: (what: Said, page: PageToSend, channel: Channel, reference: string) => Promise<void>;
};

const secondMs = 1000;

export type Providers = ReturnType<typeof createProviders>;

/** Fake providers of all channels, shared by every node that pages through them. */
export function createProviders({ clock, letterFor, handed, said }: Deps) {
  const tries = new Map<string, number>();

  /** The channels as one node sees them; `parked` counts its calls that wait for the clock. */
  function channelsOf(node: Caller): PagerChannel[] {
    return channelSchema.options.map((name) => ({ name, send: (page, signal) => send(node, name, page, signal) }));
  }
  function send(node: Caller, channel: Channel, page: PageToSend, signal: AbortSignal): Promise<Handed> {
    // The process is gone: nothing leaves it any more, and nothing comes back to it.
    if (!node.alive) {
      node.parked += 1;
      return new Promise(() => undefined);
    }
    const nth = tries.get(page.pageId) ?? 0;
    tries.set(page.pageId, nth + 1);
    handed({ page, channel, at: clock.now() });
    const reference = `${page.pageId}#${nth}`;
    const letter = letterFor(page, channel, nth);
    const taken: Handed = { accepted: true, reference };
    const say = (what: Said) => said(what, page, channel, reference);
    if (letter === 't') throw new Error('thrown at once');
    const answers: Record<Letter, () => Promise<Handed>> = {
      o: async () => taken,
      x: async () => Promise.reject(new Error('refused')),
      n: async () => ({ accepted: false, why: 'noAddress' }),
      j: async () => undefined as never,
      h: () => parked(node, signal),
      w: () => parked(node, signal),
      m: () => parked(node, signal, 3 * secondMs, taken),
      l: () => parked(node, signal, 6 * secondMs, taken),
      b: async () => (await say('received'), taken),
      r: async () => (later(() => say('received')), taken),
      d: async () => (
        later(
          () => say('seen'),
          () => say('received'),
          () => say('received'),
        ),
        taken
      ),
      f: async () => (later(() => say('undelivered')), taken),
      g: async () => (await say('received'), parked(node, signal)),
    };
    const answer = answers[letter];
    if (!answer) throw new Error(`no provider behaves like "${letter}"`);
    return answer();
  }
  const later = (...what: (() => Promise<void>)[]) => clock.after(secondMs, () => what.forEach((one) => void one()));

  /** Waits for the clock; whoever waits for this gives up when the signal comes, whether it is heeded or not. */
  function parked(node: Caller, signal: AbortSignal, ms?: number, answer?: Handed): Promise<Handed> {
    let waits = true;
    const done = () => {
      if (waits) node.parked -= 1;
      waits = false;
    };
    node.parked += 1;
    clock.wait(signal);
    signal.addEventListener('abort', done, { once: true });
    return new Promise((resolve) => {
      if (ms !== undefined && answer)
        clock.after(ms, () => {
          done();
          if (node.alive) resolve(answer);
        });
    });
  }
  return { channelsOf };
}
