import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { Contacts } from '../contacts/index.ts';
import type { PeopleService } from '../people/index.ts';
import { createFollowUpsRepository } from './follow-ups.repository.ts';
import { createFollowUpsService, type FollowUpsService } from './follow-ups.service.ts';

export { addFollowUpLive, addFollowUpRoutes } from './follow-ups.routes.ts';
export type { FollowUpsService } from './follow-ups.service.ts';

type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus; contacts: Contacts; people: PeopleService };

/** Assembles follow-ups and their say in closing: an outcome that promises one needs one. */
export function createFollowUps({ db, clock, cipher, bus, contacts, people }: Deps): FollowUpsService {
  const followUps = createFollowUpsService({ followUps: createFollowUpsRepository({ db, clock, cipher, bus }), contacts, people, clock });
  contacts.work.addCloseGuard(async ({ _id }, outcome) => {
    if (outcome !== 'followUpNextShift' && outcome !== 'followUpExternal') return [];
    return (await followUps.ofContact(_id)).length > 0 ? [] : [{ code: 'followUpMissing' }];
  });
  return followUps;
}
