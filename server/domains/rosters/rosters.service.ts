import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Directory } from '#shared/places/directory.ts';
import { areaOf, type AreaKey, type Holiday, type Layer, type OverrideId, type OverrideWish } from '#shared/rosters/roster.schema.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { ChangeBy } from '../../platform/mongo/aggregate.ts';
import type { RosterPeople } from './roster-people.ts';
import { keptMs, mostOverrides, namedIn, officerUnable, requireStretch, rosterChanged } from './roster-rules.ts';
import type { HolidayFields, Override, RosterDoc, RosterFields } from './rosters.model.ts';
import { holidaysId, type RosterStores } from './rosters.repository.ts';

/** A signed-in person and the command they gave. */
export type By = ChangeBy & { actor: StaffActor; commandId: string };
type Deps = { stores: RosterStores; people: RosterPeople; directory: () => Directory; clock: Clock };

export type RostersService = ReturnType<typeof createRostersService>;

/** Changes rosters: layers with the version that was seen, overrides, holidays. */
export function createRostersService({ stores: { rosters, holidays }, people, directory, clock }: Deps) {
  /** Refuses an area that the jurisdiction does not have. */
  function requireArea(key: AreaKey): void {
    const area = areaOf(key);
    if (area.kind !== 'fallback' && directory().place(area.id)?.kind !== area.kind) throw refuse('notFound');
  }
  const recent = (overrides: readonly Override[]): Override[] => {
    const since = clock.now().getTime() - keptMs;
    return overrides.filter(({ until }) => until.getTime() > since);
  };
  /** The fields of a roster that follow from others. */
  const whole = <T extends Pick<RosterFields, 'layers' | 'overrides'>>(fields: T) => ({ ...fields, officerIds: namedIn(fields) });

  /** Sets the layers of an area, if they are still those that were seen; a roster that is not there yet has revision 0. */
  async function setLayers(area: AreaKey, seen: { revision: number; layers: Layer[] }, by: By): Promise<RosterDoc> {
    requireArea(area);
    const { revision, layers } = seen;
    const there = await rosters.find(area);
    await requireAble(layers, there);
    const event = { type: 'roster:layersSet', data: { revision: revision + 1, layers: layers.length } };
    if (!there) {
      if (revision !== 0) throw rosterChanged(0);
      const fields = whole({ area: areaOf(area), revision: 1, layers, overrides: [] });
      const made = await rosters.insert(area, fields, by, [event]);
      if (made.changed || made.doc.commands.includes(by.commandId)) return made.doc;
    }
    const { doc } = await rosters.change(area, by, (roster) => {
      if (roster.revision !== revision) throw rosterChanged(roster.revision);
      const next = whole({ layers, overrides: recent(roster.overrides) });
      return { set: { ...next, revision: revision + 1 }, events: [event] };
    });
    return doc;
  }
  // Who is named already stays until somebody takes them out: the screen shows them as a problem, and other layers can be put right first.
  async function requireAble(layers: Layer[], there: RosterDoc | null): Promise<void> {
    const known = new Set<string>(there?.officerIds);
    const unable = await people.unableOf(namedIn({ layers, overrides: [] }).filter((id) => !known.has(id)));
    if (unable.length > 0) throw officerUnable(unable);
  }

  /** Adds an override; its id is that of the command. */
  async function addOverride(area: AreaKey, wish: OverrideWish, by: By): Promise<RosterDoc> {
    requireArea(area);
    const unable = wish.officerId ? await people.unableOf([wish.officerId]) : [];
    if (unable.length > 0) throw officerUnable(unable);
    const at = clock.now();
    const times = { from: new Date(wish.from), until: new Date(wish.until) };
    requireStretch(times, at);
    const made: Override = { ...wish, ...times, id: by.commandId as OverrideId, by: by.actor.staffId, at };
    const { doc } = await rosters.change(area, by, (roster) => {
      if (wish.layerId !== null && !roster.layers.some(({ id }) => id === wish.layerId)) throw rosterChanged(roster.revision);
      const overrides = recent(roster.overrides);
      if (overrides.filter(({ until }) => until > at).length >= mostOverrides)
        throw new AppError(
          'tooManyOverrides',
          409,
          'This roster has too many overrides. Withdraw some, or change its layers. Nothing was changed.',
        );
      const { id: overrideId, kind, layerId, officerId, insteadOf } = made;
      return {
        set: whole({ layers: roster.layers, overrides: [...overrides, made] }),
        events: [
          { type: 'roster:overrideAdded', data: { overrideId, kind, layerId, officerId, insteadOf, from: wish.from, until: wish.until } },
        ],
      };
    });
    return doc;
  }

  /** Takes an override away; one that is not there any more is not missed. */
  async function withdrawOverride(area: AreaKey, id: OverrideId, by: By): Promise<RosterDoc> {
    const { doc } = await rosters.change(area, by, ({ layers, overrides }) => {
      const left = overrides.filter((one) => one.id !== id);
      if (left.length === overrides.length) return null;
      return { set: whole({ layers, overrides: left }), events: [{ type: 'roster:overrideWithdrawn', data: { overrideId: id } }] };
    });
    return doc;
  }

  /** Sets the holidays, if they are still those that were seen. */
  async function setHolidays({ revision, days }: HolidayFields, by: By): Promise<HolidayFields> {
    const sorted = sortDays(days);
    const event = { type: 'rosterHolidays:set', data: { revision: revision + 1, days: sorted.length } };
    if (revision === 0) {
      const { doc, changed } = await holidays.insert(holidaysId, { revision: 1, days: sorted }, by, [event]);
      if (changed || doc.commands.includes(by.commandId)) return doc;
      throw rosterChanged(doc.revision);
    }
    const { doc } = await holidays.change(holidaysId, by, (there) => {
      if (there.revision !== revision) throw rosterChanged(there.revision);
      return { set: { revision: revision + 1, days: sorted }, events: [event] };
    });
    return doc;
  }

  return { requireArea, requireAble, setLayers, addOverride, withdrawOverride, setHolidays };
}

/** Holidays by date, each date once: the last name counts. */
const sortDays = (days: readonly Holiday[]): Holiday[] =>
  [...new Map(days.map((day) => [day.date, day])).values()].sort((a, b) => a.date.localeCompare(b.date));
