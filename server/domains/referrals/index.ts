import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { AuditService } from '../audit/index.ts';
import type { Contacts } from '../contacts/index.ts';
import type { PeopleService } from '../people/index.ts';
import type { PlacesService } from '../places/index.ts';
import { createDeskService } from './desk.service.ts';
import { createHelplineService } from './helpline.service.ts';
import { createOfferedBodies } from './offered-bodies.ts';
import { createReferralsPresenter } from './referrals.present.ts';
import { createReferralsRepository } from './referrals.repository.ts';
import { createSendService } from './send.service.ts';

export { addReferralRoutes } from './referrals.routes.ts';
export { addReferralsLive } from './referrals.live.ts';

export type Referrals = ReturnType<typeof createReferrals>;
type Deps = {
  db: Db;
  clock: Clock;
  cipher: FieldCipher;
  bus: Bus;
  audit: AuditService;
  contacts: Contacts;
  people: PeopleService;
  places: PlacesService;
};

/** Assembles the referrals domain. */
export function createReferrals({ db, clock, cipher, bus, audit, contacts, people, places }: Deps) {
  const repository = createReferralsRepository({ db, clock, cipher, bus });
  const present = createReferralsPresenter(places);
  const offered = createOfferedBodies({ places, people });
  const helpline = createHelplineService({ referrals: repository, contacts: contacts.repository, clock });
  const sending = createSendService({ referrals: repository, contacts: contacts.repository, offered, clock, recheck: helpline.recheck });
  const desk = createDeskService({ referrals: repository, contacts: contacts.repository, audit, clock, present });
  contacts.work.addCloseGuard(helpline.closeGaps);
  return { repository, present, offered, helpline, sending, desk };
}
