import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '#tests/support/line-scene.ts';
import { commandId } from '#tests/support/test-app.ts';

const minute = 60_000;
let scene: LineScene;
beforeAll(async () => {
  scene = await startLineScene();
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const act = ({ contactId }: Child, id = commandId()) => ({ params: { contactId }, body: { commandId: id } });
const inMs = (ms: number) => new Date(scene.clock.now().getTime() + ms).toISOString();

async function wrapping(): Promise<{ who: Desk; one: Child }> {
  const who = await scene.desk('agent1');
  const one = await scene.joined(who);
  await scene.seen(who, one);
  await who.call(contactsApi.wrapUp, act(one));
  return { who, one };
}

describe('a wrap-up', () => {
  it('has a length; when it runs out the agent is told once, nothing is closed, and the hands stay full', async () => {
    const { who, one } = await wrapping();
    const shown = await who.call(contactsApi.detail, { params: { contactId: one.contactId } });
    expect(shown.wrapUp).toEqual({ dueAt: inMs(3 * minute), extended: 0, over: false });
    await scene.later(3 * minute - 1_000);
    expect((await scene.contact(one.contactId)).wrapUp).toMatchObject({ over: false });
    const heard = who.socket.hear(routingEvents.contactChanged, ({ wrapUp }) => wrapUp?.over === true);
    await scene.later(1_000);
    expect(await heard).toMatchObject({ id: one.contactId, state: 'wrapUp', ownerId: who.staffId });
    await scene.later(10 * minute);
    expect(await scene.happened(one.contactId, 'contact:wrapUpOver')).toBe(1);
    expect(await scene.contact(one.contactId)).toMatchObject({ state: 'wrapUp', nextActionAt: null });
    expect(await scene.agent(who.staffId)).toMatchObject({ load: 1, state: 'ready' });
  });

  it('is extended as often as needed, from its end while that is to come, from now once it is over, and each time counts', async () => {
    const { who, one } = await wrapping();
    expect((await who.call(contactsApi.extendWrapUp, act(one))).wrapUp).toEqual({ dueAt: inMs(6 * minute), extended: 1, over: false });
    await scene.later(6 * minute);
    expect((await scene.contact(one.contactId)).wrapUp).toMatchObject({ over: true });
    const id = commandId();
    const longer = await who.call(contactsApi.extendWrapUp, act(one, id));
    expect(longer.wrapUp).toEqual({ dueAt: inMs(3 * minute), extended: 2, over: false });
    expect((await who.call(contactsApi.extendWrapUp, act(one, id))).wrapUp?.extended).toBe(2);
    await scene.later(3 * minute);
    expect((await scene.contact(one.contactId)).wrapUp).toMatchObject({ over: true, extended: 2 });
  });

  it('that goes back to talking has no clock left, and begins anew the next time', async () => {
    const { who, one } = await wrapping();
    await who.call(contactsApi.extendWrapUp, act(one));
    await one.call(talkApi.post, { body: { commandId: commandId(), text: 'one more thing' } });
    expect(await scene.contact(one.contactId)).toMatchObject({ state: 'active', wrapUp: null, nextActionAt: null });
    await scene.later(10 * minute);
    expect(await scene.happened(one.contactId, 'contact:wrapUpOver')).toBe(0);
    expect((await who.send(contactsApi.extendWrapUp, act(one))).status).toBe(409);
    await scene.seen(who, one);
    expect((await who.call(contactsApi.wrapUp, act(one))).wrapUp).toEqual({ dueAt: inMs(3 * minute), extended: 0, over: false });
  });

  it('that ended in a close has no clock left', async () => {
    const { who, one } = await wrapping();
    expect((await scene.closeNonData(who, one)).status).toBe(200);
    expect((await scene.contact(one.contactId)).nextActionAt).toBeNull();
    await scene.later(10 * minute);
    expect(await scene.happened(one.contactId, 'contact:wrapUpOver')).toBe(0);
  });

  it('is told of by its timer alone too, whose fence is the due time', async () => {
    const { who, one } = await wrapping();
    const { wrapUp } = await scene.contact(one.contactId);
    const due = wrapUp?.dueAt ?? new Date(0);
    await who.call(contactsApi.extendWrapUp, act(one));
    scene.clock.advance(4 * minute);
    await scene.app.app.contacts.wrapUps.runOut(one.contactId, due);
    expect((await scene.contact(one.contactId)).wrapUp).toMatchObject({ over: false });
    const moved = (await scene.contact(one.contactId)).wrapUp?.dueAt ?? new Date(0);
    await scene.app.app.contacts.wrapUps.runOut(one.contactId, moved);
    expect((await scene.contact(one.contactId)).wrapUp).toMatchObject({ over: false });
    scene.clock.advance(2 * minute);
    await scene.app.app.contacts.wrapUps.runOut(one.contactId, moved);
    expect((await scene.contact(one.contactId)).wrapUp).toMatchObject({ over: true });
  });

  it('is extended by nobody but its owner', async () => {
    const { one } = await wrapping();
    const other = await scene.desk('agent2', false);
    expect((await other.send(contactsApi.extendWrapUp, act(one))).status).toBe(404);
  });
});
