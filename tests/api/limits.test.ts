import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { talkApi } from '#shared/channels/talk.api.ts';
import { limitApi, limitEvents } from '#shared/contacts/limit.api.ts';
import { startLineScene, type Child, type Desk, type LineScene } from '../support/line-scene.ts';
import { commandId, type TestClient } from '../support/test-app.ts';

let scene: LineScene;
let supervisor: TestClient;
let desk: Desk;
beforeAll(async () => {
  scene = await startLineScene();
});
beforeEach(async () => {
  supervisor = await scene.app.signIn('supervisor1');
  desk = await scene.desk('agent1');
});
afterEach(() => scene.clear());
afterAll(() => scene.app.stop());

const code = ({ body }: { body: unknown }) => (body as { code?: string }).code;
const ask = (who: TestClient, { contactId }: Child, hours: 1 | 24 | 168 = 1, id = commandId()) =>
  who.send(limitApi.ask, { params: { contactId: contactId }, body: { commandId: id, reason: 'prank', hours } });
const act = (route: typeof limitApi.lift, limitId: string, body: object = {}, who = supervisor) =>
  who.send(route, { params: { limitId: limitId }, body: { commandId: commandId(), ...body } });
/** The child writes once more after a close: the contact that it has now. */
async function again(child: Child, text = 'phir'): Promise<Child> {
  await child.call(talkApi.post, { body: { commandId: commandId(), text } });
  const { contactId } = await scene.app.app.channels.get(child.conversationId);
  return Object.assign(child, { contactId });
}
/** A conversation with a limit in force; nobody is ready any more. */
async function limited(): Promise<{ child: Child; limitId: string }> {
  const child = await scene.joined(desk);
  const { body } = await ask(supervisor, child);
  await scene.closeNonData(desk, child);
  desk.close();
  return { child, limitId: (body as { id: string }).id };
}
const line = async () => (await scene.app.app.contacts.repository.waitingOrOffered(100)).map((contact) => contact._id);

describe('a limit', () => {
  it('that an agent asks for holds only once a supervisor agrees, once, and is refused for others', async () => {
    const child = await scene.joined(desk);
    const id = commandId();
    const asked = await ask(desk, child, 24, id);
    expect(asked.body).toMatchObject({ state: 'asked', until: null });
    expect((await ask(desk, child, 24, id)).body).toMatchObject({ id });
    expect(code(await ask(desk, child))).toBe('limitThere');
    expect(await scene.app.app.contacts.limits.isLimited(child.conversationId)).toBe(false);
    expect((await act(limitApi.decide as never, id, { agree: true }, desk)).status).toBe(403);
    expect((await act(limitApi.decide as never, id, { agree: true })).body).toMatchObject({ state: 'inForce' });
    expect(await scene.app.app.contacts.limits.isLimited(child.conversationId)).toBe(true);
    expect(code(await act(limitApi.decide as never, id, { agree: false }))).toBe('limitEnded');
    scene.clock.advance(24 * 3_600_000 + 1);
    expect(await scene.app.app.contacts.limits.isLimited(child.conversationId)).toBe(false);
    const later = await scene.app.signIn('supervisor1');
    expect((await later.call(limitApi.open)).limits.map((one) => one.id)).not.toContain(id);
  });

  it('shows at once on every floor when it is asked for, set and lifted, and says nothing of the child', async () => {
    const other = await scene.app.signIn('supervisor2');
    const floor = await other.connect();
    const child = await scene.joined(desk);
    const { body } = await ask(desk, child);
    const { id } = body as { id: string };
    const asked = await floor.hear(limitEvents.changed, (news) => news.id === id);
    expect(Object.keys(asked).sort()).toEqual(['id', 'version']);
    await act(limitApi.decide, id, { agree: true });
    await floor.hear(limitEvents.changed, (news) => news.id === id && news.version > asked.version);
    await act(limitApi.lift, id);
    await floor.hear(limitEvents.changed, (news) => news.id === id && news.version > asked.version + 1);
    other.close();
  });

  it('lets a conversation wait behind the others, for a quarter of an hour at most, and says so', async () => {
    const { child } = await limited();
    await again(child);
    const other = await scene.child();
    expect(await line()).toEqual([other.contactId, child.contactId]);
    expect((await child.call(talkApi.view)).slower).toBe(true);
    expect((await other.call(talkApi.view)).slower).toBe(false);
    // Ten minutes of head start and fifteen behind: whoever comes after that stands behind it.
    scene.clock.advance(25 * 60_000);
    const late = await scene.child();
    expect(await line()).toEqual([other.contactId, child.contactId, late.contactId]);
    const next = await scene.desk('agent2');
    expect((await scene.accept(next, (await scene.offerOf(next, other)).id)).status).toBe(200);
    expect((await scene.accept(next, (await scene.offerOf(next, child)).id)).status).toBe(200);
  });

  it('never stands before help now, nor before words of danger', async () => {
    const { child } = await limited();
    await again(child);
    const other = await scene.child();
    await child.call(talkApi.helpNow, { body: { commandId: commandId() } });
    expect(await line()).toEqual([child.contactId, other.contactId]);
    expect((await child.call(talkApi.view)).slower).toBe(false);
  });

  it('is gone for a contact whose words speak of danger', async () => {
    const { child } = await limited();
    await again(child, 'mujhe khudkushi karni hai');
    expect(await scene.contact(child.contactId)).toMatchObject({ limited: false, rank: 1 });
    const other = await scene.child();
    expect(await line()).toEqual([child.contactId, other.contactId]);
  });

  it('can be made longer, which shows, and lifted, which gives the place back at once', async () => {
    const { child, limitId } = await limited();
    await again(child);
    const other = await scene.child();
    expect((await act(limitApi.renew as never, limitId, { hours: 24 })).body).toMatchObject({ renewed: 1, hours: 24 });
    expect((await act(limitApi.lift, limitId)).body).toMatchObject({ state: 'lifted' });
    expect(await line()).toEqual([child.contactId, other.contactId]);
    expect(code(await act(limitApi.renew as never, limitId, { hours: 1 }))).toBe('limitEnded');
  });

  it('touches no other child, and is suggested only after three closes without data in a day', async () => {
    const { child } = await limited();
    const other = await scene.child();
    expect(await scene.app.app.contacts.limits.isLimited(other.conversationId)).toBe(false);
    const contact = await scene.contact(child.contactId);
    expect((await scene.app.app.contacts.limits.ofContact(contact)).suggested).toBe(false);
    desk = await scene.desk('agent2');
    const often = other;
    for (let times = 0; times < 3; times += 1) {
      const { limit, suggested } = await scene.app.app.contacts.limits.ofContact(await scene.contact(often.contactId));
      expect([limit, suggested]).toEqual([null, false]);
      expect((await scene.accept(desk, (await scene.offerOf(desk, often)).id)).status).toBe(200);
      expect((await scene.closeNonData(desk, often)).status).toBe(200);
      scene.clock.advance(1_000);
      await again(often);
    }
    expect((await scene.app.app.contacts.limits.ofContact(await scene.contact(often.contactId))).suggested).toBe(true);
  });
});
