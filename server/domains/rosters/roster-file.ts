import type { Clock } from '#shared/kernel/clock.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import type { Directory } from '#shared/places/directory.ts';
import {
  areaKeySchema,
  areaOf,
  fallbackKey,
  keyOf,
  layersSchema,
  type AreaKey,
  type Layer,
  type LayerId,
} from '#shared/rosters/roster.schema.ts';
import type { FileArea, FileError } from '#shared/rosters/rosters.api.ts';
import { AppError } from '../../platform/errors.ts';
import type { StaffRow } from '../people/index.ts';
import { plain, word, type Cell } from './file-cells.ts';
import { planOf } from './on-call.ts';
import { readRosterFile, type FileLayer, type FileNames } from './read-file.ts';
import { onCallStaff, type PeopleSource } from './roster-people.ts';
import { aheadMs, isAble, rosterChanged } from './roster-rules.ts';
import type { RosterDoc } from './rosters.model.ts';
import type { RosterStores } from './rosters.repository.ts';
import type { By, RostersService } from './rosters.service.ts';
import { writeRosterFile } from './write-file.ts';

type Deps = { stores: RosterStores; people: PeopleSource; service: RostersService; directory: () => Directory; clock: Clock };
type Wanted = { area: AreaKey; revision: number; layers: Layer[] };

export type RosterFile = ReturnType<typeof createRosterFile>;

/** Rosters as a file: written out, looked at before anything is changed, and taken over as it was shown. */
export function createRosterFile({ stores, people, service, directory, clock }: Deps) {
  const nameOf = (key: AreaKey) => {
    const area = areaOf(key);
    return area.kind === 'fallback' ? null : (directory().place(area.id)?.name ?? null);
  };

  async function write(): Promise<string> {
    const docs = await stores.rosters.all();
    const rows = await people.byIds([...new Set(docs.flatMap(({ officerIds }) => officerIds))]);
    const byId = new Map(rows.map((row) => [row._id, row]));
    return writeRosterFile(docs, {
      username: (id) => byId.get(id)?.username ?? id,
      personName: (id) => byId.get(id)?.name.en ?? '',
      areaName: (key) => nameOf(key as AreaKey)?.en ?? '',
    });
  }

  /** What a file would make of the rosters it names; others are left alone. */
  async function preview(text: string): Promise<{ errors: FileError[]; areas: FileArea[] }> {
    const officers = await onCallStaff(people);
    const content = readRosterFile(text, { area: areaNames(directory()), officer: officerNames(officers) });
    // What is wrong in an area is told by its lines; there is nothing whole to show of it.
    const keys = [...content.areas].filter(([, layers]) => isWhole(layers)).map(([area]) => area);
    const [docs, accepted, days] = await Promise.all([
      stores.rosters.byKeys(keys),
      stores.swaps.inForce(clock.now(), keys),
      stores.holidays.days(),
    ]);
    const byKey = new Map(docs.map((doc) => [doc._id, doc]));
    const from = clock.now().getTime();
    const able = new Set(officers.filter(isAble).map(({ _id }) => _id));
    const areas = keys.map((area): FileArea => {
      const doc = byKey.get(area);
      const layers = withIds(content.areas.get(area) ?? [], doc);
      const before = doc?.layers ?? [];
      const plan = planOf({ ...({ overrides: [], ...doc } as RosterDoc), _id: area, layers }, accepted, days);
      const gaps = plan.gaps({ from, until: from + aheadMs }, (id) => able.has(id));
      return {
        ...{ area, name: nameOf(area), revision: doc?.revision ?? 0, before, layers },
        change: !doc || before.length === 0 ? 'new' : isSame(before, layers) ? 'same' : 'changed',
        gaps: gaps.map((gap) => ({ from: new Date(gap.from).toISOString(), until: new Date(gap.until).toISOString() })),
      };
    });
    return { errors: content.errors, areas };
  }

  /** Sets what a preview showed: all of it when every roster is still the one that was seen, nothing when one is not. */
  async function apply(wanted: readonly Wanted[], by: By): Promise<{ area: AreaKey; isSet: boolean }[]> {
    const docs = new Map((await stores.rosters.byKeys(wanted.map(({ area }) => area))).map((doc) => [doc._id, doc]));
    for (const { area, revision } of wanted) {
      service.requireArea(area);
      const doc = docs.get(area);
      const isDone = doc?.commands.includes(by.commandId) === true;
      if (!isDone && (doc?.revision ?? 0) !== revision) throw rosterChanged(doc?.revision ?? 0);
    }
    for (const { area, layers } of wanted) await service.requireAble(layers, docs.get(area) ?? null);
    const told: { area: AreaKey; isSet: boolean }[] = [];
    for (const { area, revision, layers } of wanted) {
      // Somebody may have changed one of them since the look above: that one is told of, the others are set.
      const isSet = await service.setLayers(area, { revision, layers }, by).then(
        () => true,
        (error: unknown) => {
          if (error instanceof AppError && error.code === 'rosterChanged') return false;
          throw error;
        },
      );
      told.push({ area, isSet });
    }
    return told;
  }

  return { write, preview, apply };
}

const isWhole = (layers: readonly FileLayer[]): boolean => layersSchema.safeParse(withIds(layers, undefined)).success;
/** Layers at the same place keep their id, so that overrides of them stay. */
const withIds = (layers: readonly FileLayer[], doc: RosterDoc | undefined): Layer[] =>
  layers.map((layer, i) => ({ ...layer, id: doc?.layers[i]?.id ?? newId<LayerId>() }));

const inOneOrder = ({ id, name, officers, turnDays, days, from, until, firstDay, lastDay, holidayOfficers }: Layer): string =>
  JSON.stringify([id, name, officers, turnDays, days, from, until, firstDay, lastDay, holidayOfficers]);
const isSame = (a: readonly Layer[], b: readonly Layer[]): boolean =>
  a.length === b.length && a.every((layer, i) => inOneOrder(layer) === inOneOrder(b[i] ?? layer));

/** Areas by their word, or by their name in either language; a district before larger areas of the same name. */
function areaNames(directory: Directory): FileNames['area'] {
  const kinds = ['district', 'division', 'province'] as const;
  const fallback = new Set(['fallback', 'fallback list', 'متبادل', 'متبادل فہرست'].map(word));
  return (text): Cell<AreaKey> => {
    if (plain(text) === '') return { why: 'missing' };
    if (fallback.has(word(text))) return { value: fallbackKey };
    const key = areaKeySchema.safeParse(plain(text).toLowerCase());
    const named = key.success ? areaOf(key.data) : null;
    if (named && named.kind !== 'fallback' && directory.place(named.id)?.kind === named.kind) return { value: keyOf(named) };
    const sought = word(text);
    const found = directory.places().filter(({ name, aliases }) => [name.en, name.ur, ...aliases].some((one) => word(one) === sought));
    for (const kind of kinds) {
      const [place, other] = found.filter((one) => one.kind === kind);
      if (other) return { why: 'notUnique' };
      if (place) return { value: keyOf({ kind, id: place.id }) };
    }
    return { why: 'unknownArea' };
  };
}

/** Officers by their sign-in name, or by their name where only one is called so. */
function officerNames(officers: readonly StaffRow[]): FileNames['officer'] {
  return (text): Cell<StaffId> => {
    if (plain(text) === '') return { why: 'missing' };
    const sought = word(text);
    const byUsername = officers.find(({ username }) => username === plain(text).toLowerCase());
    const found = byUsername ? [byUsername] : officers.filter(({ name }) => word(name.en) === sought || word(name.ur) === sought);
    const [one, other] = found;
    if (other) return { why: 'notUnique' };
    return one && isAble(one) ? { value: one._id as StaffId } : { why: 'unknownOfficer' };
  };
}
