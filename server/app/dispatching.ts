import type { AuditService } from '../domains/audit/index.ts';
import type { Contacts } from '../domains/contacts/index.ts';
import {
  addDispatchJobs,
  addDispatchLive,
  addDispatchRoutes,
  addDutyRoutes,
  addPhotoRoutes,
  addPolicies,
  addPositions,
  type Dispatches,
} from '../domains/dispatch/index.ts';
import type { PeopleService } from '../domains/people/index.ts';
import type { Guards } from './guards.ts';
import type { Platform } from './platform.ts';

type Parts = { audit: AuditService; people: PeopleService; contacts: Contacts; dispatch: Dispatches };

/** Wires urgent dispatch to its routes, screens and clocks. */
export function addDispatching(
  { bus, live, sweeper, clock }: Platform,
  { audit, people, contacts: { repository: contacts }, dispatch }: Parts,
  { router, sockets }: Guards,
): void {
  addDispatchRoutes({ router, audit, contacts, ...dispatch });
  addDutyRoutes({ router, ...dispatch });
  addPhotoRoutes({ router, audit, contacts, ...dispatch });
  addPolicies({ router, sockets, bus, live, ...dispatch });
  addPositions({ router, bus, sweeper, people, ...dispatch });
  addDispatchLive({ bus, live, sockets, sweeper, clock, ...dispatch });
  addDispatchJobs({ bus, sweeper, contacts, ...dispatch });
}
