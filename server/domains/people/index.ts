export { createPeopleRepository } from './people.repository.ts';
export { addPeopleRoutes, sessionCookie } from './people.routes.ts';
export { createPeopleService, type PeopleService } from './people.service.ts';
export type { StaffRow } from './people.model.ts';
