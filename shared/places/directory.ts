import type { BodyId, PlaceId } from '#shared/kernel/ids.ts';
import { searchItems } from '#shared/taxonomy/search.ts';
import { sectorOf, type ServiceCode } from '#shared/taxonomy/services.ts';
import type { Body, EmergencyNumber, Place } from './place.schema.ts';

/** The jurisdiction tree and the bodies responsible in it, ready for questions. */
export type Directory = {
  /** The place with this id. */
  place(id: PlaceId): Place | undefined;
  /** The place and what it lies in, nearest first; empty for a place that does not exist. */
  lineage(id: PlaceId): Place[];
  /** Every place, in the order of the data. */
  places(): readonly Place[];
  /** The places directly inside another. */
  inside(id: PlaceId): Place[];
  /** True when `id` is `area` or lies in it. */
  liesIn(id: PlaceId, area: PlaceId): boolean;
  /** The numbers to call there: the nearest place's first, each line once; those in doubt after the sure ones. */
  emergencyNumbers(id: PlaceId): EmergencyNumber[];
  /** The body with this id. */
  body(id: BodyId): Body | undefined;
  /** Every body, in the order of the data. */
  bodies(): readonly Body[];
  /** The bodies responsible for a service there, nearest first; `excluded` are left out (an alleged perpetrator's own body). */
  responsible(service: ServiceCode, id: PlaceId, excluded?: readonly BodyId[]): Body[];
  /** The places that answer what was typed in English, Urdu or Roman Urdu, best first. */
  search(query: string): Place[];
};

/** Makes a directory from its data. */
export function createDirectory(data: { places: readonly Place[]; bodies: readonly Body[] }): Directory {
  const byId = new Map(data.places.map((place) => [place.id, place]));
  const bodyById = new Map(data.bodies.map((body) => [body.id, body]));
  const entries = data.places.map((place) => ({ label: place.name, aliases: place.aliases, place }));

  function lineage(id: PlaceId): Place[] {
    const line: Place[] = [];
    for (let at = byId.get(id); at && !line.includes(at); at = at.parent === null ? undefined : byId.get(at.parent)) line.push(at);
    return line;
  }

  function emergencyNumbers(id: PlaceId): EmergencyNumber[] {
    const seen = new Set<string>();
    const all = lineage(id).flatMap((place) => place.emergency);
    const once = all.filter(({ number, name }) => {
      const line = `${number} ${name.en}`;
      return !seen.has(line) && seen.add(line);
    });
    return once.sort((a, b) => Number(a.unverified) - Number(b.unverified));
  }

  function responsible(service: ServiceCode, id: PlaceId, excluded: readonly BodyId[] = []): Body[] {
    const line = lineage(id).map((place) => place.id);
    const distance = (body: Body): number => line.findIndex((place) => body.covers.includes(place));
    return data.bodies
      .filter((body) => body.sector === sectorOf(service) && body.services.includes(service) && !excluded.includes(body.id))
      .filter((body) => distance(body) >= 0)
      .sort((a, b) => distance(a) - distance(b) || a.id.localeCompare(b.id));
  }

  return {
    place: (id) => byId.get(id),
    places: () => data.places,
    lineage,
    inside: (id) => data.places.filter((place) => place.parent === id),
    liesIn: (id, area) => lineage(id).some((place) => place.id === area),
    emergencyNumbers,
    body: (id) => bodyById.get(id),
    bodies: () => data.bodies,
    responsible,
    search: (query) => searchItems(entries, query).map((entry) => entry.place),
  };
}
