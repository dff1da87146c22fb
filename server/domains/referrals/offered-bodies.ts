import type { BodyId, PlaceId } from '#shared/kernel/ids.ts';
import type { Directory } from '#shared/places/directory.ts';
import type { Body } from '#shared/places/place.schema.ts';
import type { OfferedBody } from '#shared/referrals/referral.schema.ts';
import type { ServiceCode } from '#shared/taxonomy/services.ts';
import { AppError } from '../../platform/errors.ts';
import type { PeopleService } from '../people/index.ts';
import type { PlacesService } from '../places/index.ts';

export type Wanted = { service: ServiceCode; districtId: PlaceId; excluded: readonly BodyId[]; all: boolean };

export type OfferedBodies = ReturnType<typeof createOfferedBodies>;

/** What the directory offers for a service in a district. */
export function createOfferedBodies({ places, people }: { places: PlacesService; people: PeopleService }) {
  /** The responsible bodies, nearest first; with `all`, every other body after them. An excluded body is never among them. */
  async function list({ service, districtId, excluded, all }: Wanted): Promise<OfferedBody[]> {
    const directory = places.directory();
    const desks = new Set((await people.list('desk')).map((row) => row.bodyId));
    const responsible = directory.responsible(service, districtId, excluded);
    const others = all ? directory.bodies().filter((body) => !responsible.includes(body) && !excluded.includes(body.id)) : [];
    const present = (body: Body): OfferedBody =>
      presentOffered(directory, body, districtId, { responsible: responsible.includes(body), hasDesk: desks.has(body.id) });
    return [...responsible, ...others].map(present);
  }

  /** The body, and whether the directory names it for this; refuses an id that is not in the directory. */
  function check(bodyId: BodyId, service: ServiceCode, districtId: PlaceId): { responsible: boolean } {
    const directory = places.directory();
    if (!directory.body(bodyId) || !directory.place(districtId)) {
      throw new AppError('notInDirectory', 409, 'The directory does not know this body or this place. Choose again; nothing was sent.');
    }
    return { responsible: directory.responsible(service, districtId).some((body) => body.id === bodyId) };
  }

  return { list, check };
}

function presentOffered(
  directory: Directory,
  body: Body,
  districtId: PlaceId,
  marks: Pick<OfferedBody, 'responsible' | 'hasDesk'>,
): OfferedBody {
  const { id, name, sector, phone, verifiedOn, unverified, demonstration } = body;
  const near = directory.lineage(districtId).find((place) => body.covers.includes(place.id));
  const cover = near ? { id: near.id, name: near.name, kind: near.kind } : null;
  return { id, name, sector, phone, cover, verifiedOn, unverified, demonstration, ...marks };
}
