import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import type { Level } from '#shared/triage/levels.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '#tests/support/test-app.ts';

let app: TestApp;
let agent: TestClient;
let boss: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  agent = await app.signIn('agent1');
  boss = await app.signIn('supervisor1');
});
afterAll(() => app.stop());

const number = '0300 1234567';
type By = 'caller' | 'agent' | 'network' | 'unknown';

/** A telephone call in the agent's hands. */
async function call() {
  const body = { commandId: commandId(), channel: 'phone', language: 'ur', call: { direction: 'in', number } };
  const { id: contactId } = await agent.call(contactsApi.startManual, { body });
  const params = { contactId };
  const act = (more: object = {}) => ({ params, body: { commandId: commandId(), ...more } });
  const alarms = async () => (await boss.call(floorApi.attention)).alarms.filter((one) => one.contactId === contactId);
  return {
    contactId,
    raise: (to: Level) => agent.call(triageApi.raise, act({ to, reason: 'what she told' })),
    ended: (by: By) => agent.call(contactsApi.updateCall, act({ number, direction: 'in', ended: { by } })),
    wrapUp: () => agent.call(contactsApi.wrapUp, act()),
    again: (to = number) => agent.send(contactsApi.callAgain, act({ number: to })),
    marks: async () => (await app.app.contacts.repository.get(contactId)).marks,
    alarms,
    alarmed: () => eventually(async () => (await alarms()).find((one) => one.kind === 'callDropped'), 5_000, 'the alarm'),
  };
}

describe('a call of an open P0 that drops', () => {
  it.each<By>(['caller', 'network', 'unknown'])('marks the contact and sounds on the floor when it ended by: %s', async (by) => {
    const one = await call();
    await one.raise('P0');
    expect((await one.ended(by)).marks).toContain('callDropped');
    expect(await one.alarmed()).toMatchObject({ kind: 'callDropped', ack: null });
  });

  it('is none when the agent hung up, when the level is lower, or when the caller hangs up after the talk was over', async () => {
    const [byAgent, lower, over] = [await call(), await call(), await call()];
    await byAgent.raise('P0');
    expect((await byAgent.ended('agent')).marks).not.toContain('callDropped');
    await lower.raise('P1');
    expect((await lower.ended('network')).marks).not.toContain('callDropped');
    await over.raise('P0');
    await over.wrapUp();
    expect((await over.ended('caller')).marks).not.toContain('callDropped');
  });

  it('is one also when it only becomes a P0 after the caller was gone, or when the line went dead and the agent wraps up', async () => {
    const [late, wrapped] = [await call(), await call()];
    await late.ended('caller');
    await late.raise('P0');
    expect(await late.marks()).toContain('callDropped');
    await wrapped.raise('P0');
    await wrapped.wrapUp();
    expect((await wrapped.ended('network')).marks).toContain('callDropped');
  });

  it('is over when the agent calls again: the mark and the alarm go, the call before is kept, the talk goes on', async () => {
    const one = await call();
    await one.raise('P0');
    await one.wrapUp();
    await one.ended('network');
    await one.alarmed();
    const { status, body } = await one.again('0321 7654321');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'active',
      marks: [],
      wrapUp: null,
      call: { direction: 'out', number: '0321 7654321', endedAt: null, earlier: [{ direction: 'in', number, hungUpBy: 'network' }] },
    });
    await eventually(async () => (await one.alarms()).length === 0, 5_000, 'the alarm to go');
    expect((await one.again()).status).toBe(409);
  });

  it('is heard anew when the second call drops too', async () => {
    const one = await call();
    await one.raise('P0');
    await one.ended('network');
    const first = await one.alarmed();
    await one.again();
    await eventually(async () => (await one.alarms()).length === 0);
    await one.ended('unknown');
    const second = await one.alarmed();
    expect(second.id).not.toBe(first.id);
    expect(await one.marks()).toContain('callDropped');
    // The first one's end, told again after a crash, does not silence it.
    await app.app.floor.alarms.acknowledged({ id: first.id });
    expect(await one.marks()).toContain('callDropped');
  });

  it('is over when a supervisor looks after it', async () => {
    const one = await call();
    await one.raise('P0');
    await one.ended('unknown');
    const alarm = await one.alarmed();
    await boss.call(floorApi.acknowledge, { params: { alarmId: alarm.id }, body: { commandId: commandId() } });
    await eventually(async () => !(await one.marks()).includes('callDropped'), 5_000, 'the mark to go');
    expect(await one.alarms()).toEqual([]);
  });
});
