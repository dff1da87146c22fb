import { describe, expect, it } from 'vitest';
import type { BodyId, PlaceId } from '#shared/kernel/ids.ts';
import { createDirectory } from './directory.ts';
import { bodySchema, emergencyNumberSchema, type Body, type Place } from './place.schema.ts';

const name = { en: 'Somewhere', ur: 'کہیں' };
const place = (id: string, parent: string | null): Place => ({
  id: id as PlaceId,
  kind: parent === null ? 'country' : 'province',
  parent: parent as PlaceId | null,
  name,
  aliases: [],
  unverified: false,
  emergency: [],
});
const body = (id: string, covers: string[]): Body => ({
  id: id as BodyId,
  name,
  sector: 'police',
  services: ['police.report'],
  covers: covers as PlaceId[],
  phone: null,
  demonstration: false,
  source: 'test',
  verifiedOn: null,
  unverified: false,
});
const here = 'here' as PlaceId;

describe('a directory', () => {
  it('ends its walk up the tree when places lie in one another', () => {
    const looped = createDirectory({ places: [place('here', 'there'), place('there', 'here')], bodies: [] });
    expect(looped.lineage(here).map((entry) => entry.id)).toEqual(['here', 'there']);
  });

  it('offers the body of the nearest place first and by id within a place, never one of elsewhere', () => {
    const places = [place('all', null), place('here', 'all'), place('there', 'all')];
    const bodies = [body('wide', ['all']), body('b', ['here']), body('a', ['here', 'all']), body('far', ['there'])];
    const found = createDirectory({ places, bodies }).responsible('police.report', here);
    expect(found.map((entry) => entry.id)).toEqual(['a', 'b', 'wide']);
  });

  it('offers no body for a service it does not give, or in a place that does not exist', () => {
    const directory = createDirectory({ places: [place('here', null)], bodies: [body('a', ['here'])] });
    expect(directory.responsible('police.emergency', here)).toEqual([]);
    expect(directory.responsible('police.report', 'nowhere' as PlaceId)).toEqual([]);
  });
});

describe('an entry of the directory', () => {
  it('cannot be confirmed on a day and unverified at once', () => {
    const line = { name, number: '15', source: 'test', verifiedOn: '2026-01-31', unverified: false };
    expect(emergencyNumberSchema.safeParse(line).success).toBe(true);
    expect(emergencyNumberSchema.safeParse({ ...line, unverified: true }).success).toBe(false);
    expect(emergencyNumberSchema.safeParse({ ...line, verifiedOn: 'lately' }).success).toBe(false);
    expect(emergencyNumberSchema.safeParse({ ...line, number: '15,3' }).success).toBe(false);
  });

  it('gives services of its own sector only', () => {
    expect(bodySchema.safeParse(body('a', ['here'])).success).toBe(true);
    expect(bodySchema.safeParse({ ...body('a', ['here']), services: ['health.treatment'] }).success).toBe(false);
  });
});
