import { afterEach, describe, expect, it } from 'vitest';
import { emptyBrief } from '#shared/dispatch/brief.ts';
import type { BodyId } from '#shared/kernel/ids.ts';
import type { PlaceId } from '#shared/kernel/ids.ts';
import { startLadderRig, taken, type LadderRig } from '../support/ladder-rig.ts';

let rig: LadderRig;
afterEach(() => rig.stop());

const asked = {
  districtId: 'kasur' as PlaceId,
  reasons: [],
  brief: { ...emptyBrief, what: 'w' },
  femaleOfficer: false,
  another: false,
};
const start = async (more: object = {}, contact = rig.addContact()) =>
  rig.ladder.start(contact, { ...asked, ...more }, rig.by(rig.ids.s, 'supervisor'));

describe('a ladder that nobody answers, with the queue away', () => {
  it('climbs every 60 s, tells everybody once per wave, and nothing else goes out', async () => {
    rig = await startLadderRig();
    const { _id } = await start();
    await rig.pass(185);
    expect(rig.told()).toEqual(['0 a 1', '60 b 2', '60 s 2', '120 c 3', '180 a 4', '180 b 4', '180 c 4', '180 d 4', '180 s 4']);
    expect(await rig.dispatches.get(_id)).toMatchObject({ state: 'nobody', round: 4, nobodySince: new Date('2026-03-12T07:03:00Z') });
    rig.sent.length = 0;
    await rig.pass(120);
    expect(rig.told().map((line) => line.split(' ')[0])).toEqual([...Array<string>(5).fill('240'), ...Array<string>(5).fill('300')]);
  });

  it('is loud at once, to the fallback and the supervisors, when nobody is on the roster', async () => {
    rig = await startLadderRig({ roster: { fallback: ['d'] } });
    const dispatch = await start();
    expect(dispatch.state).toBe('nobody');
    await rig.sweep();
    expect(rig.told()).toEqual(['0 d 1', '0 s 1']);
  });

  it('asks women first where a female officer is wanted, and leaves nobody out', async () => {
    rig = await startLadderRig({ female: ['b'] });
    await start({ femaleOfficer: true });
    await rig.pass(61);
    expect(rig.told()).toEqual(['0 b 1', '60 a 2', '60 s 2']);
  });

  it('never pages somebody excluded, nor an officer of an excluded body', async () => {
    rig = await startLadderRig();
    const c = rig.staff.find((row) => row._id === rig.ids.c);
    if (c) c.bodyId = 'police-kasur';
    await start({}, rig.addContact({ excludedStaff: [rig.ids.a], excludedBodies: ['police-kasur' as BodyId] }));
    await rig.pass(300);
    expect(rig.told().filter((line) => / [ac] /.test(line))).toEqual([]);
    expect(rig.told().slice(0, 4)).toEqual(['0 b 1', '60 b 2', '60 d 2', '60 s 2']);
  });
});

describe('a supervisor of the ladder', () => {
  it('who must not know is passed over for one who may, even as the only one at a screen', async () => {
    rig = await startLadderRig({ roster: { kasur: ['a'] } });
    const d = rig.staff.find((row) => row._id === rig.ids.d);
    if (d) d.roles = ['supervisor'];
    await start({}, rig.addContact({ excludedStaff: [rig.ids.s] }));
    await rig.pass(61);
    expect(rig.told()).toEqual(['0 a 1', '60 a 2', '60 d 2']);
  });

  it('goes as an officer does and ends the ladder; declining, they are called no more while others are', async () => {
    rig = await startLadderRig({ roster: { kasur: ['a'] } });
    const { _id } = await start();
    await rig.pass(61);
    await rig.duty.decline(_id, 'tooFar', rig.by(rig.ids.s, 'supervisor'));
    expect(await rig.dispatches.get(_id)).toMatchObject({ state: 'nobody', round: 2 });
    await rig.pass(60);
    expect(rig.told()).toEqual(['0 a 1', '60 a 2', '60 s 2', '120 a 3']);
    await rig.duty.acknowledge(_id, 2, null, rig.by(rig.ids.s, 'supervisor'));
    await rig.pass(300);
    expect(rig.told()).toHaveLength(4);
    expect(await rig.dispatches.get(_id)).toMatchObject({ state: 'acknowledged', leaderId: rig.ids.s });
  });

  it('alone in a wave and declining lets the next begin at once', async () => {
    rig = await startLadderRig({ roster: {} });
    const { _id } = await start();
    await rig.sweep();
    await rig.pass(10);
    await rig.duty.decline(_id, 'tooFar', rig.by(rig.ids.s, 'supervisor'));
    await rig.sweep();
    expect(await rig.dispatches.get(_id)).toMatchObject({ state: 'nobody', round: 2, targets: [] });
    expect(rig.told()).toEqual(['0 s 1']);
  });
});

describe('an answer', () => {
  it('ends the ladder: nothing is sent any more', async () => {
    rig = await startLadderRig();
    const { _id } = await start();
    await rig.pass(30);
    await rig.duty.acknowledge(_id, 1, null, rig.by(rig.ids.a));
    await rig.pass(600);
    expect(rig.told()).toEqual(['0 a 1']);
  });

  it('that comes after the next step was paged still counts while nobody leads, and the trail says that it was late', async () => {
    rig = await startLadderRig();
    const { _id } = await start();
    await rig.pass(65);
    const dispatch = await rig.duty.acknowledge(_id, 1, null, rig.by(rig.ids.a));
    expect(dispatch).toMatchObject({ state: 'acknowledged', leaderId: rig.ids.a });
    expect(dispatch.outbox.at(-1)).toMatchObject({ type: 'dispatch:acknowledged', data: { round: 1, late: true } });
    expect(await rig.duty.acknowledge(_id, 2, null, rig.by(rig.ids.b))).toMatchObject({ leaderId: rig.ids.a });
  });

  it('"no" from everybody asked goes on at once, and from one of two does not', async () => {
    rig = await startLadderRig({ roster: { kasur: ['a', 'b', 'c'], fallback: ['d'] } });
    const { _id } = await start();
    await rig.pass(10);
    await rig.duty.decline(_id, 'tooFar', rig.by(rig.ids.a));
    await rig.sweep();
    expect(rig.told()).toEqual(['0 a 1', '10 b 2', '10 c 2', '10 s 2']);
    await rig.duty.decline(_id, 'tooFar', rig.by(rig.ids.b));
    await rig.sweep();
    expect(rig.told()).toHaveLength(4);
    await rig.duty.decline(_id, 'tooFar', rig.by(rig.ids.c));
    await rig.sweep();
    expect(rig.told().filter((line) => line.endsWith(' 3'))).toEqual(['10 d 3', '10 s 3']);
  });

  it('taken back by who was going climbs at once', async () => {
    rig = await startLadderRig();
    const { _id } = await start();
    await rig.duty.acknowledge(_id, 1, null, rig.by(rig.ids.a));
    await rig.pass(100);
    await rig.duty.decline(_id, 'noVehicle', rig.by(rig.ids.a));
    await rig.sweep();
    expect(rig.told()).toEqual(['0 a 1', '100 b 2', '100 s 2']);
  });
});

describe('a clock', () => {
  it('that has not run out, or with an old fence, does nothing', async () => {
    rig = await startLadderRig();
    const first = await start();
    await rig.pass(60);
    rig.clock.advance(30_000);
    const { _id } = first;
    await rig.ladder.timeOut(await rig.dispatches.get(_id));
    await rig.ladder.timeOut(first);
    await rig.ladder.skip(_id, 1, rig.by(rig.ids.s));
    expect((await rig.dispatches.get(_id)).round).toBe(2);
  });

  it('asked by many nodes at once climbs one step', async () => {
    rig = await startLadderRig();
    const { _id } = await start();
    await rig.sweep();
    rig.clock.advance(60_000);
    const dispatch = await rig.dispatches.get(_id);
    await Promise.all(Array.from({ length: 8 }, () => rig.ladder.timeOut(dispatch)));
    await rig.sweep();
    expect(rig.told()).toEqual(['0 a 1', '60 b 2', '60 s 2']);
  });

  it('that ran out while everything was down goes on: first what was never sent, then the next step', async () => {
    rig = await startLadderRig({
      channels: (record) => [{ name: 'sms', send: async ({ staffId, round }) => taken(record(staffId, round)) }],
    });
    // Written, but the process died before it could send: nothing but the document knows.
    const dispatch = await start();
    await rig.sweep();
    rig.sent.length = 0;
    await rig.db.collection('dispatchPages').deleteMany({});
    const { unsent } = dispatch;
    await rig.db
      .collection('dispatches')
      .updateOne(
        { _id: dispatch._id as never },
        { $set: { unsent, deliverAt: rig.clock.now(), nextActionAt: rig.clock.now() }, $inc: { version: 1 } },
      );
    rig.clock.advance(3_600_000);
    await rig.sweep();
    expect(rig.told()).toEqual(['3600 a 1', '3600 b 2', '3600 s 2']);
  });

  it('of a dispatch that cannot be advanced does not hold up the others', async () => {
    rig = await startLadderRig();
    const broken = await start();
    const sound = await start();
    await rig.sweep();
    await rig.db.collection('dispatches').updateOne({ _id: broken._id as never }, { $set: { policy: null }, $inc: { version: 1 } });
    rig.sent.length = 0;
    await rig.pass(61);
    expect(rig.told()).toEqual(['60 b 2', '60 s 2']);
    expect((await rig.dispatches.get(sound._id)).round).toBe(2);
  });
});

describe('a channel', () => {
  it('that fails or hangs keeps no other channel and nobody else waiting, and is asked again only where it failed', async () => {
    let broken = true;
    rig = await startLadderRig({
      channels: (record) => [
        { name: 'push', send: async ({ staffId, round }) => taken(record(staffId, round)) },
        { name: 'sms', send: async ({ staffId, round }) => (broken ? Promise.reject(new Error('no')) : taken(record(staffId, round))) },
        { name: 'voice', send: () => new Promise(() => undefined) },
      ],
    });
    const { _id } = await start();
    await rig.settle();
    expect(rig.told()).toEqual(['0 a 1']);
    const states = async () =>
      (await rig.pages.of(_id)).map(({ channel, acceptedAt, tries }) => [channel, acceptedAt !== null, tries]).sort();
    expect(await states()).toEqual([
      ['push', true, 1],
      ['sms', false, 1],
      ['voice', false, 1],
    ]);
    await rig.pass(1);
    broken = false;
    await rig.pass(3);
    expect(rig.told()).toEqual(['0 a 1', '2 a 1']);
    await rig.pass(50);
    expect(rig.told()).toHaveLength(2);
    expect((await states()).find(([channel]) => channel === 'voice')?.[2]).toBeGreaterThan(3);
  });

  it('that always fails is asked again less and less often while somebody is looked for, and the ladder climbs all the same', async () => {
    rig = await startLadderRig({
      channels: (record) => [
        {
          name: 'sms',
          send: async ({ staffId, round }) => {
            record(staffId, round);
            throw new Error('no');
          },
        },
      ],
    });
    const { _id } = await start();
    await rig.pass(62);
    expect(rig.told()).toEqual(['0 a 1', '2 a 1', '6 a 1', '14 a 1', '29 a 1', '59 a 1', '60 b 2', '60 s 2', '62 b 2', '62 s 2']);
    await rig.duty.acknowledge(_id, 2, null, rig.by(rig.ids.b));
    await rig.pass(120);
    expect(rig.told()).toHaveLength(10);
  });

  it('that has nobody to hand a page to is not asked again', async () => {
    let asked = 0;
    rig = await startLadderRig({
      channels: () => [{ name: 'push', send: async () => ((asked += 1), { accepted: false, why: 'noAddress' }) }],
    });
    await start();
    await rig.pass(50);
    expect(asked).toBe(1);
  });
});

describe('a child who asked for help and whom nobody answered', () => {
  const waiting = () => rig.addContact({ state: 'queued', helpNow: true, marks: ['helpNowUnanswered'] } as never);

  it('has the fallback paged once, even when the event comes twice or never', async () => {
    rig = await startLadderRig();
    const contact = waiting();
    await Promise.all([rig.ladder.startHelpNow(contact._id), rig.ladder.startHelpNow(contact._id)]);
    await rig.pass(20);
    expect(rig.told()).toEqual(['0 d 1', '0 s 1']);
    const unheard = waiting();
    await rig.sweep();
    expect(await rig.dispatches.openOfContact(unheard._id)).toHaveLength(1);
  });

  it('is not for an officer any more once an agent is there, and never again', async () => {
    rig = await startLadderRig();
    const contact = waiting();
    await rig.ladder.startHelpNow(contact._id);
    contact.state = 'active';
    await rig.ladder.endHelpNow(contact._id);
    expect(await rig.dispatches.ofContact(contact._id)).toMatchObject([{ state: 'stoodDown', standDown: { by: null } }]);
    contact.state = 'queued';
    await rig.ladder.startHelpNow(contact._id);
    await rig.pass(120);
    expect(await rig.dispatches.ofContact(contact._id)).toHaveLength(1);
  });

  it('ends by its own clock when the news of the answer was lost', async () => {
    rig = await startLadderRig();
    const contact = waiting();
    await rig.ladder.startHelpNow(contact._id);
    contact.state = 'active';
    await rig.pass(61);
    expect(await rig.dispatches.ofContact(contact._id)).toMatchObject([{ state: 'stoodDown' }]);
    expect(rig.told()).toEqual(['0 d 1', '0 s 1']);
  });
});

describe('somebody who turns out to be alleged to have done harm', () => {
  it('while going is replaced at once and sees nothing any more', async () => {
    rig = await startLadderRig();
    const contact = rig.addContact();
    const { _id } = await start({}, contact);
    await rig.duty.acknowledge(_id, 1, null, rig.by(rig.ids.a));
    contact.excludedStaff.push(rig.ids.a);
    await rig.dropExcluded(contact._id);
    await rig.sweep();
    expect(await rig.dispatches.get(_id)).toMatchObject({ state: 'paging', leaderId: null, round: 2 });
    expect(rig.told()).toEqual(['0 a 1', '0 b 2', '0 s 2']);
    expect(await rig.views.task(await rig.dispatches.get(_id), rig.ids.a)).toBeNull();
    expect(await rig.dispatches.openFor(rig.ids.a)).toEqual([]);
    await rig.pass(200);
    expect(rig.told().filter((line) => line.includes(' a '))).toEqual(['0 a 1']);
  });

  it('while only asked is asked no longer, and the next is', async () => {
    rig = await startLadderRig();
    const contact = rig.addContact();
    await start({}, contact);
    await rig.pass(5);
    contact.excludedStaff.push(rig.ids.a);
    await rig.dropExcluded(contact._id);
    await rig.sweep();
    expect(rig.told()).toEqual(['0 a 1', '5 b 2', '5 s 2']);
  });
});
