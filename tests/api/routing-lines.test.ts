import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import type { Actor } from '#shared/kernel/actor.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId, eventually } from '#tests/support/test-app.ts';

const second = 1_000;
const by = { actor: { kind: 'system', part: 'test' } satisfies Actor };
let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

/** Nothing is offered, although everything has been looked at once more. */
async function staysInLine({ contactId }: { contactId: string }): Promise<void> {
  await scene.later(0);
  expect(await scene.contact(contactId)).toMatchObject({ state: 'queued', offer: null });
}
const say = (who: Desk, state: 'ready' | 'notReady') =>
  who.call(routingApi.setState, { body: { commandId: commandId(), state, ...(state === 'notReady' ? { reason: 'break' } : {}) } });
const rewrite = (id: string, set: object) => scene.app.app.contacts.repository.change(id, by, () => ({ set, events: [] }));

describe('the line of a contact', () => {
  it('is chosen by what its door is about, by its channel, and else is the general one', async () => {
    const lineOf = async (more: object): Promise<string> => (await scene.contact((await scene.child(more)).contactId)).lineId;
    expect(await lineOf({})).toBe('general');
    expect(await lineOf({ topic: 'onlineSafety' })).toBe('online-safety');
    expect(await lineOf({ topic: 'school' })).toBe('general');
    expect((await scene.app.anonymous().call(talkApi.welcome)).topics).toEqual(['onlineSafety']);
    const unknown = { language: 'ur', screen: 'ur', areaId: null, helpNow: false, text: null, callBack: null, topic: 'anything' };
    expect((await scene.app.anonymous().send(talkApi.open, { body: { ...unknown, commandId: commandId() } })).status).toBe(400);
    const who = await scene.desk('agent1', false);
    const { id, lineId } = await who.call(contactsApi.startManual, {
      body: { commandId: commandId(), channel: 'letter', language: 'ur', call: null },
    });
    expect([lineId, (await scene.contact(id)).lineId]).toEqual(['reports', 'reports']);
    expect((await who.call(routingApi.lines)).lines.map((line) => line.id)).toEqual(['online-safety', 'reports', 'general']);
  });

  it('stays the same when the child comes back, and is shown with the offer and on the floor', async () => {
    const who = await scene.desk('agent1');
    const one = await scene.joined(who, { topic: 'onlineSafety' });
    await scene.closeNonData(who, one);
    await one.call(talkApi.post, { body: { commandId: commandId(), text: 'again' } });
    const { contactId } = await scene.app.app.channels.get(one.conversationId);
    expect(await scene.offerOf(who, { contactId })).toMatchObject({ lineId: 'online-safety', language: 'ur' });
    const supervisor = await scene.app.signIn('supervisor2');
    expect((await supervisor.call(floorApi.floor)).lists?.waiting).toMatchObject([{ id: contactId, lineId: 'online-safety' }]);
  });

  it('asks for those who know its subject best, and changes nobody’s place', async () => {
    const trained = await scene.desk('agent1', false);
    const expert = await scene.desk('agent3', false);
    const [first, second_] = [await scene.child(), await scene.child({ topic: 'onlineSafety' })];
    expect((await first.call(talkApi.view)).place).toBe(1);
    expect((await second_.call(talkApi.view)).place).toBe(2);
    await say(expert, 'ready');
    await scene.offerOf(expert, first);
    await say(trained, 'ready');
    await scene.offerOf(trained, second_);
    const third = await scene.child({ topic: 'onlineSafety' });
    await scene.accept(expert, (await scene.offerOf(expert, first)).id);
    await scene.offerOf(expert, third);
  });
});

describe('a need', () => {
  it('for its own language is held out for, relaxed in time, and the place is kept', async () => {
    const speaker = await scene.desk('agent3');
    const full = await Promise.all([scene.joined(speaker), scene.joined(speaker), scene.joined(speaker)]);
    const other = await scene.desk('agent2');
    const saraiki = await scene.child({ language: 'skr' });
    const before = await scene.contact(saraiki.contactId);
    await staysInLine(saraiki);
    const behind = await scene.child();
    await scene.accept(other, (await scene.offerOf(other, behind)).id);
    await scene.later(27 * second);
    await staysInLine(saraiki);
    await scene.later(3 * second);
    expect(await scene.offerOf(other, saraiki)).toMatchObject({ language: 'skr', contactId: saraiki.contactId });
    const { effectiveSince, rank, lineId } = await scene.contact(saraiki.contactId);
    expect({ effectiveSince, rank, lineId }).toEqual({ effectiveSince: before.effectiveSince, rank: 1, lineId: before.lineId });
    expect(full).toHaveLength(3);
  });

  it('that nobody on duty could ever serve is not held out for', async () => {
    const who = await scene.desk('agent2');
    await scene.offerOf(who, await scene.child({ language: 'ps' }));
  });

  it('of a child who needs help now takes anybody at once, even beyond an offer that stands', async () => {
    const speaker = await scene.desk('agent3');
    for (let i = 0; i < 3; i += 1) await scene.joined(speaker);
    const other = await scene.desk('agent2');
    const calm = await scene.child();
    await scene.offerOf(other, calm);
    const urgent = await scene.child({ language: 'skr', topic: 'onlineSafety', helpNow: true });
    await scene.offerOf(other, urgent);
    expect(await scene.agent(other.staffId)).toMatchObject({ load: 3 });
  });
});

describe('a voice', () => {
  const call = async (who: Desk, channel: 'phone' | 'walkIn'): Promise<{ contactId: string }> => {
    const { id } = await who.call(contactsApi.startManual, {
      body: { commandId: commandId(), channel, language: 'ur', call: channel === 'phone' ? { direction: 'in', number: null } : null },
    });
    await eventually(async () => (await scene.agent(who.staffId)).holds.some((held) => held.contactId === id), 5_000, 'full hands');
    return { contactId: id };
  };

  it('fills all that is left of the hands, also when they were lost and mended, until it is over', async () => {
    const who = await scene.desk('agent1');
    const chat = await scene.joined(who);
    const heard = await call(who, 'phone');
    const filled = {
      load: 3,
      holds: [
        { contactId: chat.contactId, units: 1 },
        { contactId: heard.contactId, units: 2, whole: true },
      ],
    };
    expect(await scene.agent(who.staffId)).toMatchObject(filled);
    const waiting = await scene.child();
    await staysInLine(waiting);
    await scene.app.app.routing.agents.change(who.staffId, by, ({ holds }) => ({
      set: { holds: holds.slice(0, 1), load: 1, state: 'notReady', reason: 'other' },
      events: [],
    }));
    await scene.later(11 * second);
    expect(await scene.agent(who.staffId)).toMatchObject(filled);
    await scene.closeNonData(who, heard);
    await eventually(async () => (await scene.agent(who.staffId)).load === 1, 5_000, 'free hands');
    await say(who, 'ready');
    await scene.offerOf(who, waiting);
  });

  it('fills them as well when it was given to somebody, and when its close was undone', async () => {
    const [who, next] = [await scene.desk('agent1', false), await scene.desk('agent2')];
    const heard = await call(who, 'walkIn');
    const supervisor = await scene.app.signIn('supervisor1');
    const params = { contactId: heard.contactId };
    await supervisor.call(floorApi.reassign, { params, body: { commandId: commandId(), to: next.staffId } });
    expect(await scene.agent(next.staffId)).toMatchObject({ load: 3, holds: [{ contactId: heard.contactId, whole: true }] });
    expect(await scene.agent(who.staffId)).toMatchObject({ load: 0 });
    await scene.closeNonData(next, heard);
    await eventually(async () => (await scene.agent(next.staffId)).load === 0, 5_000, 'free hands');
    await next.call(contactsApi.undoClose, { params, body: { commandId: commandId() } });
    await eventually(async () => (await scene.agent(next.staffId)).load === 3, 5_000, 'full hands');
  });
});

describe('a returning child', () => {
  /** A child whom this agent answered and who writes again; the new contact. */
  async function back(who: Desk, before: (child: Child) => Promise<unknown> = async () => undefined): Promise<{ contactId: string }> {
    const child = await scene.joined(who);
    await scene.closeNonData(who, child);
    await eventually(async () => (await scene.agent(who.staffId)).load === 0, 5_000, 'free hands');
    await before(child);
    await child.call(talkApi.post, { body: { commandId: commandId(), text: 'once more' } });
    return { contactId: (await scene.app.app.channels.get(child.conversationId)).contactId };
  }

  it('comes to the agent of last time, although somebody else has been idle for longer', async () => {
    const who = await scene.desk('agent1');
    const again = await back(who, async () => void (await scene.desk('agent2')));
    await scene.offerOf(who, again);
    expect((await scene.contact(again.contactId)).formerId).toBe(who.staffId);
  });

  it('waits a little while that agent has an offer to answer, then goes to anybody', async () => {
    const who = await scene.desk('agent1');
    let other: Desk | null = null;
    const again = await back(who, async () => {
      await scene.offerOf(who, await scene.child());
      other = await scene.desk('agent2');
    });
    await staysInLine(again);
    await rewrite(again.contactId, { arrivedAt: new Date(scene.clock.now().getTime() - 45 * second) });
    await scene.later(0);
    await scene.offerOf(other as unknown as Desk, again);
  });

  it('does not come to somebody who is alleged to have done harm', async () => {
    const who = await scene.desk('agent1');
    let other: Desk | null = null;
    const again = await back(who, async (child) => {
      await rewrite(child.contactId, { excludedStaff: [who.staffId] });
      other = await scene.desk('agent2');
    });
    await scene.offerOf(other as unknown as Desk, again);
    const heard = who.socket.heard.filter(
      ({ name, payload }) => name === routingEvents.offerMade.name && JSON.stringify(payload).includes(again.contactId),
    );
    expect(heard).toEqual([]);
  });
});

describe('what an agent brings', () => {
  it('is taken from the staff list whenever the desk is opened, and asks for a new look at the line', async () => {
    const { app, desk, child, later } = scene;
    const who = await desk('agent2');
    const staff = app.platform.db.model('staff');
    await staff.updateOne(
      { username: 'agent2' },
      { $set: { languages: ['ur', 'pa', 'sd'], chats: 1, skills: [{ skill: 'law', level: 2 }] } },
    );
    await who.call(routingApi.desk);
    const brings = {
      languages: ['ur', 'pa', 'sd'],
      capacity: 1,
      skills: [{ skill: 'law', level: 2 }],
      pool: 'pa,sd,ur|law:2',
      room: 'open',
    };
    expect(await scene.agent(who.staffId)).toMatchObject(brings);
    await scene.joined(who);
    expect(await scene.agent(who.staffId)).toMatchObject({ load: 1, room: 'busy' });
    await staysInLine(await child());
    await staff.updateOne({ username: 'agent2' }, { $set: { languages: ['ur', 'pa'], chats: 3, skills: [] } });
    await who.call(routingApi.desk);
    await later(0);
    expect((await scene.agent(who.staffId)).holds).toHaveLength(2);
  });
});
