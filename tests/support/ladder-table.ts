import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playAll, type Installation, type Played } from './ladder-sim/run-table.ts';
import { scenesOf } from './ladder-sim/scene.ts';

const installations: Record<string, Installation> = {
  'by one node': {},
  'by three nodes that look at once, of which none hears an event': { nodes: 3, deaf: true },
};

/** Plays every scenario of a table in each kind of installation: whatever runs it, the same people are told at the same moments. */
export function tellsExactly(about: string, table: string): void {
  const scenes = scenesOf(table);
  describe.each(Object.entries(installations))(`${about}, %s`, (_, installation) => {
    let played: Played[] = [];
    beforeAll(async () => {
      played = await playAll(scenes, installation);
    });
    afterAll(() => void (played = []));
    it.each(scenes.map((scene, i) => [scene.title, scene, i] as const))('%s', (__, { sent, end }, i) => {
      const came = played[i];
      // Where several answer in the same moment, it is not said who of them leads.
      expect({ ...came, end: end.endsWith('?') ? came?.end.replace(/ .$/, ' ?') : came?.end }).toEqual({ sent, end, wrong: [] });
    });
  });
}
