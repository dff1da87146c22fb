import { afterEach, describe, expect, it } from 'vitest';
import { emptyBrief } from '#shared/dispatch/brief.ts';
import { newId, type PlaceId } from '#shared/kernel/ids.ts';
import { urgentPolicy } from '#shared/dispatch/policy.ts';
import { startLadderRig, type LadderRig, type Who } from '../support/ladder-rig.ts';

let rig: LadderRig;
afterEach(() => rig.stop());

const asked = {
  districtId: 'kasur' as PlaceId,
  reasons: [],
  brief: { ...emptyBrief, what: 'w' },
  femaleOfficer: false,
  another: false,
};
const start = async () => rig.ladder.start(rig.addContact(), asked, rig.by(rig.ids.s, 'supervisor'));
/** Changes the copy of the policy that a dispatch keeps. */
const withPolicy = async (id: string, more: object) =>
  rig.dispatches.change(id, rig.by(rig.ids.s, 'supervisor'), ({ policy }) => ({ set: { policy: { ...policy, ...more } }, events: [] }));

describe('whoever goes and is not heard of', () => {
  const going = async () => {
    rig = await startLadderRig();
    const { _id } = await start();
    await rig.duty.acknowledge(_id, 1, null, rig.by(rig.ids.a));
    await rig.pass(1);
    rig.sent.length = 0;
    return _id;
  };

  it('is asked on the way after the time of the policy, then supervisors are told, every five minutes, and nobody else', async () => {
    const id = await going();
    await rig.pass(45 * 60 - 2);
    expect(rig.told()).toEqual([]);
    await rig.pass(1);
    expect(rig.told()).toEqual(['2700 a 1 remind']);
    await rig.pass(120);
    expect(rig.told().slice(1)).toEqual(['2820 a 2 remind', '2820 s 2 silent']);
    expect((await rig.dispatches.get(id)).checkIn?.silentSince).toEqual(new Date('2026-03-12T07:47:00Z'));
    await rig.pass(300);
    expect(rig.told().slice(3)).toEqual(['3120 a 3 remind', '3120 s 3 silent']);
  });

  it('says that they are well, and the clock begins anew; on the scene it is shorter', async () => {
    const id = await going();
    await rig.pass(45 * 60 + 60);
    await rig.duty.checkIn(id, rig.by(rig.ids.a));
    await rig.duty.onScene(id, null, rig.by(rig.ids.a));
    rig.sent.length = 0;
    await rig.pass(20 * 60 - 1);
    expect(rig.told()).toEqual([]);
    await rig.pass(2);
    expect(rig.told()).toEqual(['3961 a 2 remind']);
  });

  it('is asked no more once they have said what came of it, or cannot go on, or nobody needs to go', async () => {
    const id = await going();
    await rig.duty.onScene(id, null, rig.by(rig.ids.a));
    await rig.duty.claim(id, { outcome: 'childSafe', report: '', handOver: null }, null, rig.by(rig.ids.a));
    await rig.pass(3_700);
    expect(rig.told()).toEqual([]);
    expect(await rig.dispatches.get(id)).toMatchObject({ checkIn: null, nextActionAt: null });
  });

  it('is asked once by many nodes that look at once', async () => {
    const id = await going();
    rig.clock.advance(45 * 60_000);
    const dispatch = await rig.dispatches.get(id);
    await Promise.all(Array.from({ length: 8 }, () => rig.ladder.timeOut(dispatch)));
    await rig.sweep();
    expect(rig.told()).toHaveLength(1);
  });

  it('cannot be spoken for by somebody who does not go', async () => {
    const id = await going();
    await expect(rig.duty.checkIn(id, rig.by(rig.ids.b))).rejects.toMatchObject({ status: 404 });
  });
});

describe('a shift whose officers nothing shows to be reachable', () => {
  it('is paged together with the next, and the ladder goes on from there', async () => {
    rig = await startLadderRig({ unproven: ['a'] });
    const { _id } = await start();
    await rig.pass(61);
    expect(rig.told()).toEqual(['0 a 1', '0 b 1', '0 s 1', '60 c 2']);
    const { people } = await rig.views.view(await rig.dispatches.get(_id));
    expect(people.map(({ proven }) => proven)).toEqual([false, true, true, true]);
  });

  it('is shown as such where they are paged by hand', async () => {
    rig = await startLadderRig({ unproven: ['c'] });
    const { _id } = await start();
    const also = await rig.ladder.pageAlso(_id, rig.ids.c, rig.by(rig.ids.s, 'supervisor'));
    const { people } = await rig.views.view(also);
    expect(people.map(({ proven }) => proven)).toEqual([true, false]);
  });
});

describe('a ladder that has paged for hours', () => {
  it('shows how the latest pages fare, not the first thousands', async () => {
    rig = await startLadderRig();
    const { _id } = await start();
    await rig.settle();
    const times = { sentAt: null, acceptedAt: null, receivedAt: null, seenAt: null, failedAt: null, nextTryAt: null };
    const before = Array.from({ length: 2_000 }, (_, i) => ({
      ...{ _id: `before-${i}` as never, dispatchId: _id, kind: 'call', round: 0, staffId: rig.ids.a, channel: 'live', token: `token-${i}` },
      ...{ code: '4821', ttlSeconds: 60, tries: 1, ended: 'dropped', reference: null, ...times },
      queuedAt: new Date(rig.clock.now().getTime() - 60_000),
    }));
    await rig.db.collection('dispatchPages').insertMany(before);
    const { people } = await rig.views.view(await rig.dispatches.get(_id));
    expect(people[0]?.channels).toMatchObject([{ channel: 'live', state: 'accepted' }]);
    // Those whom nobody has received since are shown again from the newest on, too.
    const [latest] = await rig.pages.unreceived(new Date(rig.clock.now().getTime() - 900_000));
    expect(latest?.round).toBe(1);
  });
});

describe('a step that pages its people again', () => {
  it('does so within its time, not those who said no, and ends when it would have ended', async () => {
    rig = await startLadderRig();
    const { _id } = await start();
    const steps = urgentPolicy.steps.map((step) => ({ ...step, repeatSeconds: 25 }));
    await withPolicy(_id, { steps });
    await rig.pass(61);
    expect(rig.told()).toEqual(['0 a 1', '60 b 2', '60 s 2']);
    rig.sent.length = 0;
    await rig.duty.decline(_id, 'other', rig.by(rig.ids.s, 'supervisor'));
    await rig.pass(60);
    expect(rig.told()).toEqual(['85 b 3', '110 b 4', '120 c 5']);
  });
});

describe('a policy by which only an officer ends the search', () => {
  it('notes the supervisor who says that they go, and climbs on until an officer does', async () => {
    rig = await startLadderRig();
    const { _id } = await start();
    await withPolicy(_id, { endedBy: 'officer' });
    await rig.pass(60);
    const noted = await rig.duty.acknowledge(_id, 2, null, rig.by(rig.ids.s, 'supervisor'));
    expect(noted).toMatchObject({ state: 'paging', leaderId: null, replies: [{ what: 'also' }] });
    await rig.pass(60);
    expect(rig.told().at(-1)).toBe('120 c 3');
    await rig.duty.acknowledge(_id, 3, null, rig.by(rig.ids.c));
    expect(await rig.dispatches.get(_id)).toMatchObject({ state: 'acknowledged', leaderId: rig.ids.c });
  });
});

describe('an answer that names a dispatch by its code', () => {
  const answer = (who: Who, code: string, more: object = {}) =>
    rig.answerByCode({ staffId: rig.ids[who], code, answer: 'acknowledge', sentAt: null, commandId: newId(), ...more });
  const open = async () => {
    rig = await startLadderRig();
    const dispatch = await start();
    await rig.settle();
    return dispatch;
  };

  it('lets the first lead and tells the second; a repeat of the same message changes nothing', async () => {
    const { _id, code } = await open();
    const commandId = newId();
    expect(await answer('a', code, { commandId })).toEqual({ outcome: 'leading', late: false });
    expect(await answer('a', code, { commandId })).toEqual({ outcome: 'leading', late: false });
    await rig.ladder.skip(_id, 1, rig.by(rig.ids.s));
    expect(await answer('b', code)).toEqual({ outcome: 'unknown', late: false });
    expect((await rig.dispatches.get(_id)).leaderId).toBe(rig.ids.a);
  });

  it('that was sent before a later step is taken, and known to be late', async () => {
    const { _id, code } = await open();
    const sentAt = rig.clock.now();
    await rig.pass(61);
    expect(await answer('a', code, { sentAt })).toEqual({ outcome: 'leading', late: true });
    expect((await rig.dispatches.get(_id)).leaderId).toBe(rig.ids.a);
  });

  it('that was sent before the person said something else is stale, and does nothing', async () => {
    const { _id, code } = await open();
    const sentAt = rig.clock.now();
    await rig.pass(5);
    await rig.duty.decline(_id, 'tooFar', rig.by(rig.ids.a));
    expect(await answer('a', code, { sentAt })).toMatchObject({ outcome: 'stale' });
    expect((await rig.dispatches.get(_id)).leaderId).toBeNull();
  });

  it('declines, and the next is paged at once; after the end it is over', async () => {
    const { _id, code } = await open();
    expect(await answer('a', code, { answer: 'decline' })).toMatchObject({ outcome: 'declined' });
    await rig.sweep();
    expect(rig.told()).toEqual(['0 a 1', '0 b 2', '0 s 2']);
    await rig.work.standDown(_id, 'r', rig.by(rig.ids.s, 'supervisor'));
    expect(await answer('b', code)).toMatchObject({ outcome: 'over' });
  });

  it('says nothing to somebody who was never paged, is excluded, or is no longer with us', async () => {
    const { code } = await open();
    expect(await answer('c', code)).toMatchObject({ outcome: 'unknown' });
    const a = rig.staff.find((row) => row._id === rig.ids.a);
    if (a) a.disabled = true;
    expect(await answer('a', code)).toMatchObject({ outcome: 'unknown' });
  });
});
