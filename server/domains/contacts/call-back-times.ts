import { chosen, nextTry, partsOfDays, soonest, type Served, type Window } from '#shared/contacts/call-back.ts';
import type { CallBackTimes as Times, CallBackWhen, CallBackWindow } from '#shared/contacts/call-back.schema.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { LineId } from '#shared/kernel/ids.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import { planOf } from './call-back-rules.ts';
import type { Contact } from './contacts.model.ts';
import type { LineWish, WaitingPort } from './waiting.port.ts';

type Deps = { waiting: Pick<WaitingPort, 'lineFor' | 'served'>; clock: Clock };
type Lined = { lineId?: LineId };

export type CallBackTimes = ReturnType<typeof createCallBackTimes>;

const present = ({ from, until }: Window): CallBackWindow => ({ from: from.toISOString(), until: until.toISOString() });

/** When somebody could be called, by the hours of the line they wait in. */
export function createCallBackTimes({ waiting, clock }: Deps) {
  const servedFor = ({ lineId }: Lined): Promise<Served> => waiting.served(lineId ?? generalLine.id);
  const servedForNew = async (wish: LineWish): Promise<Served> => waiting.served((await waiting.lineFor(wish)).lineId);

  const offered = (served: Served): Times => {
    const now = clock.now();
    return { soon: present(soonest(served, now)), slots: partsOfDays(served, now).map(present) };
  };
  /** The times to choose from for a contact, and for somebody who is not there yet. */
  const timesFor = async (contact: Lined): Promise<Times> => offered(await servedFor(contact));
  const timesForNew = async (wish: LineWish): Promise<Times> => offered(await servedForNew(wish));

  /** The time that was asked for; null when it cannot be chosen (any more). */
  const windowFor = async (contact: Lined, when: CallBackWhen): Promise<Window | null> =>
    chosen(when, await servedFor(contact), clock.now());
  const windowForNew = async (wish: LineWish, when: CallBackWhen): Promise<Window | null> =>
    chosen(when, await servedForNew(wish), clock.now());

  /** When the rule would try again if nobody is reached now; null when there is no time or no try left. */
  function proposed(contact: Contact): CallBackWindow | null {
    const plan = planOf(contact);
    const next = plan && nextTry({ until: plan.until, tries: plan.tries.length + 1 }, clock.now());
    return next && present(next);
  }

  return { servedFor, timesFor, timesForNew, windowFor, windowForNew, proposed };
}
