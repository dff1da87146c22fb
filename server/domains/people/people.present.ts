import type { BodyId, PlaceId, StaffId } from '#shared/kernel/ids.ts';
import type { Colleague, SessionView } from '#shared/people/people.schema.ts';
import type { SessionRow, StaffRow } from './people.model.ts';

/** A member of staff as colleagues see them. */
export function presentColleague(row: StaffRow): Colleague {
  return { id: row._id as StaffId, name: row.name, roles: row.roles };
}

/** The signed-in person's own view. */
export function presentSession(staff: StaffRow, session: SessionRow, now: Date, demo: boolean): SessionView {
  return {
    staff: {
      ...presentColleague(staff),
      username: staff.username,
      languages: staff.languages,
      districts: staff.districts as PlaceId[],
      bodyId: staff.bodyId as BodyId | null,
    },
    csrf: session.csrf,
    serverTime: now.toISOString(),
    demo,
  };
}
