import { setTimeout as sleep } from 'node:timers/promises';
import type { PageRow } from '#server/domains/dispatch/pages.model.ts';
import { stepMs, type Course } from './course.ts';
import type { Scene } from './scene.ts';

type Event = { type: string; seq: number; at: Date; data: { round: number; step: number; staffIds: string[]; staffId: string } };
/** By how many milliseconds the latest of each was late. */
export type Late = { step: number; page: number; signOfLife: number };
export type Verdict = { wrongs: string[]; late: Late; waves: number };

const lastStep = 4;
/** Pages may still be under way this long after the last fault, in milliseconds. */
const toldMs = 30_000;

/** Holds every dispatch against what a ladder promises, whatever was killed: each step in its turn and nobody left out; and measures how late things were. */
export async function verdict(scene: Scene, courses: readonly Course[]): Promise<Verdict> {
  const late: Late = { step: 0, page: 0, signOfLife: 0 };
  const wrongs: string[] = [];
  let waves = 0;
  for (const course of courses) {
    const events = await eventsOf(scene, course.id);
    const told = events.filter(({ type }) => type === 'dispatch:paged');
    waves += told.length;
    const end = events.find(({ type }) => type === 'dispatch:acknowledged' || type === 'dispatch:stoodDown');
    told.forEach(({ data: { round, step } }, i) => {
      const right = round === i + 1 && step === Math.min(i, lastStep);
      if (!right) wrongs.push(`${course.id}: wave ${i + 1} has the number ${round} and step ${step}`);
    });
    told.forEach(({ at }, i) => {
      const due = i === 1 ? course.dueAt : Number(told[i - 1]?.at) + stepMs;
      if (i > 0) late.step = Math.max(late.step, at.getTime() - due);
    });
    if (told.some(({ seq }) => end && seq > end.seq)) wrongs.push(`${course.id}: somebody was paged although one goes`);
    for (const { at, data } of told) {
      const pages = data.staffIds.map((who) => ({ who, page: `${course.id}.call.${data.round}.${who}` }));
      for (const { who, page } of pages) await check(page, who, at, end?.at ?? null);
    }
    if (course.leader) await checkSigns(course, events);
  }
  return { wrongs, late, waves };

  /** Somebody must have been paged on the open page and, when they have a number, by SMS; unless it was over in that moment. */
  async function check(page: string, who: string, at: Date, end: Date | null): Promise<void> {
    const { live, sms } = await sent(page, scene.officers.has(who));
    const wasOver = end !== null && end.getTime() - at.getTime() < stepMs;
    if (live === null && !wasOver) wrongs.push(`${page} was never on the open page`);
    if (sms === null && !wasOver && scene.officers.has(who)) wrongs.push(`${page} was never at the gateway`);
    if (sms !== null) late.page = Math.max(late.page, sms - at.getTime());
  }
  async function sent(page: string, bySms: boolean): Promise<{ live: Date | null; sms: number | null }> {
    for (const until = performance.now() + toldMs; ; await sleep(250)) {
      const row = await scene.world.db.collection<PageRow>('dispatchPages').findOne({ _id: `${page}.live` });
      const live = row?.sentAt ?? null;
      const sms = scene.sms().find(({ id }) => id === `${page}.sms`)?.at ?? null;
      const isSent = live !== null && (!bySms || sms !== null);
      if (isSent || row?.ended || performance.now() > until) return { live, sms };
    }
  }
  /** Whoever goes was asked whether they are well, and supervisors were told when nothing came. */
  async function checkSigns({ id, leader }: Course, events: readonly Event[]): Promise<void> {
    const [said, asked, silent] = ['acknowledged', 'checkInAsked', 'silent'].map((name) =>
      events.find(({ type }) => type === `dispatch:${name}`),
    );
    if (!said || !asked || !silent) return void wrongs.push(`${id}: nobody asked for a sign of life, or nobody was told of the silence`);
    for (const [before, after] of [
      [said, asked],
      [asked, silent],
    ] as const)
      late.signOfLife = Math.max(late.signOfLife, after.at.getTime() - before.at.getTime() - stepMs);
    const { sms } = await sent(`${id}.remind.1.${leader}`, true);
    if (sms === null) wrongs.push(`${id}: whoever goes was never asked whether they are well`);
    const supervisors = await scene.world.db
      .collection<PageRow>('dispatchPages')
      .find({ dispatchId: id, kind: 'silent', channel: 'live', sentAt: { $ne: null } })
      .toArray();
    if (supervisors.length === 0) wrongs.push(`${id}: no supervisor was told that nothing is heard`);
  }
}

/** What the trail tells of a dispatch, once all of it is there. */
async function eventsOf({ world: { db } }: Scene, id: string): Promise<Event[]> {
  for (const until = performance.now() + toldMs; ; await sleep(250)) {
    const left = await db.collection<{ _id: string }>('dispatches').countDocuments({ _id: id, 'outbox.0': { $exists: true } });
    if (left === 0 || performance.now() > until) break;
  }
  return db
    .collection<Event>('audit')
    .find({ recordId: id, seq: { $gt: 0 } }, { sort: { seq: 1 } })
    .toArray();
}
