import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { StaffId } from '#shared/kernel/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { Dispatch } from './dispatch.model.ts';
import type { DispatchRepository } from './dispatch.repository.ts';
import type { DutyService } from './duty.service.ts';
import type { MayBeTold } from './may-be-told.ts';

/** An answer that came as a text message: whose, to which code, and when it was sent. */
export type CodeAnswer = {
  staffId: StaffId;
  code: string;
  answer: 'acknowledge' | 'decline';
  sentAt: Date | null;
  commandId: string;
};
/** What came of it: `noted` when they are not the one who goes and nobody does yet; `late` when a later step had been paged before it was sent, `stale` when the person has said something else since. */
export type CodeOutcome = { outcome: 'leading' | 'also' | 'noted' | 'declined' | 'over' | 'stale' | 'unknown'; late: boolean };

type Deps = {
  dispatches: DispatchRepository;
  duty: Pick<DutyService, 'acknowledge' | 'decline'>;
  mayBeTold: MayBeTold;
};

const nothing: CodeOutcome = { outcome: 'unknown', late: false };

/** Takes answers that name a dispatch by its code; whoever was not paged for it, or must not know of it, named nothing. */
export function createAnswerByCode({ dispatches, duty, mayBeTold }: Deps) {
  return async function answerByCode(given: CodeAnswer): Promise<CodeOutcome> {
    const dispatch = await meant(given);
    if (!dispatch) return nothing;
    if (!isOpen(dispatch.state)) return { outcome: 'over', late: false };
    const { staffId, sentAt, commandId } = given;
    const late = sentAt !== null && sentAt < dispatch.waveAt;
    if (saidSince(dispatch, given)) return { outcome: 'stale', late };
    const by = { actor: asActor(staffId), commandId };
    try {
      if (given.answer === 'decline') {
        await duty.decline(dispatch._id, 'other', by, sentAt);
        return { outcome: 'declined', late };
      }
      const { leaderId } = await duty.acknowledge(dispatch._id, dispatch.round, sentAt, by);
      return { outcome: taken(leaderId, staffId), late };
    } catch (error) {
      if (error instanceof AppError && error.code === 'dispatchEnded') return { outcome: 'over', late };
      throw error;
    }
  };

  /** The dispatch that is meant: the open one of those with this code that this person was paged for, else the latest. */
  async function meant({ staffId, code }: CodeAnswer): Promise<Dispatch | null> {
    const all = await dispatches.byCode(code);
    const own = all.filter(({ paged }) => paged.some((one) => one.staffId === staffId && !one.excluded));
    const known = (
      await Promise.all(own.map(async (one) => ((await mayBeTold(one.contactId, [staffId])).has(staffId) ? one : null)))
    ).filter((one) => one !== null);
    return known.find(({ state }) => isOpen(state)) ?? known[0] ?? null;
  }
}

function taken(leaderId: string | null, staffId: StaffId): 'leading' | 'also' | 'noted' {
  if (leaderId === staffId) return 'leading';
  return leaderId === null ? 'noted' : 'also';
}

/** Messages may overtake one another: what counts is when they were sent, not when they came. */
function saidSince({ replies }: Dispatch, { staffId, sentAt }: CodeAnswer): boolean {
  const own = replies.find((reply) => reply.staffId === staffId);
  return own !== undefined && sentAt !== null && sentAt < own.saidAt;
}

const asActor = (staffId: StaffId): StaffActor => ({
  ...{ kind: 'staff', staffId, sessionId: 'sms', roles: ['officer'], districts: [], bodyId: null },
});
