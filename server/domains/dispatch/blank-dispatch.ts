import type { Actor } from '#shared/kernel/actor.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { Contact } from '../contacts/index.ts';
import { stillClocks } from './clocks.ts';
import { nothingTaken, type DispatchFields } from './dispatch.model.ts';

type About = Pick<DispatchFields, 'kind' | 'districtId' | 'reasons' | 'brief' | 'femaleOfficer' | 'openSlot' | 'policy'> & { code: string };

/** A dispatch before its first wave. */
export function blankDispatch(contact: Pick<Contact, '_id' | 'number' | 'risk'>, about: About, actor: Actor, now: Date): DispatchFields {
  const openedBy = actor.kind === 'staff' ? actor.staffId : null;
  const of = { contactId: contact._id as ContactId, contactNumber: contact.number, level: contact.risk.level, openedAt: now, openedBy };
  const ladder = {
    state: 'paging' as const,
    round: 0,
    step: -1,
    waveAt: now,
    targets: [],
    paged: [],
    pagedIds: [],
    replies: [],
    nobodySince: null,
    leaderId: null,
    checkIns: 0,
  };
  const ends = {
    claim: null,
    report: '',
    handOver: null,
    photos: [],
    sharing: null,
    confirmation: null,
    confirmationNote: '',
    standDown: null,
    standDownReason: '',
    closedAt: null,
  };
  return { ...of, ...about, ...ladder, ...stillClocks, taken: nothingTaken, ...ends };
}
