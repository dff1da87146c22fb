import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { dispatchEvents } from '#shared/dispatch/dispatch.events.ts';
import { policyApi, type PolicyView } from '#shared/dispatch/policy.api.ts';
import { policyEvents } from '#shared/dispatch/policy.events.ts';
import type { PolicyRules } from '#shared/dispatch/policy-rules.ts';
import { helpNowPolicy, urgentPolicy, type Target } from '#shared/dispatch/policy.ts';
import { dispatchScene, type DispatchScene } from '../support/dispatch-scene.ts';
import { digestOf } from '../support/digest.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let s: DispatchScene;
let admin: TestClient;
let coordinator: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  s = await dispatchScene(app);
  [admin, coordinator] = await Promise.all([app.signIn('admin1'), app.signIn('coordinator1')]);
});
beforeEach(async () => void (await editions().deleteMany({})));
afterAll(() => app.stop());

const editions = () => app.platform.db.collection<{ _id: string }>('dispatchPolicies');
const { version: _, ...shipped } = urgentPolicy;
const { version: __, ...shippedHelp } = helpNowPolicy;
const step = (targets: Target[], ackSeconds = 30) => ({
  targets,
  channels: ['live', 'push', 'sms'] as const,
  ackSeconds,
  repeatSeconds: null,
});
const mine = {
  ...shipped,
  steps: [step(['districtOfficers', 'supervisors']), step(['fallback', 'supervisors'], 45)],
  endedBy: 'officer',
} as unknown as PolicyRules;

type Wish = { revision?: number; rules?: unknown; note?: string; commandId?: string };
const set = (wish: Wish = {}, by = s.supervisor, kind = 'urgent') =>
  by.send(policyApi.set, {
    params: { kind },
    body: { commandId: commandId(), revision: 0, rules: mine, note: 'Two officers for Eid', ...wish },
  });
const view = async (kind = 'urgent', by = coordinator): Promise<PolicyView> => {
  const found = (await by.call(policyApi.all)).policies.find((one) => one.kind === kind);
  if (!found) throw new Error('no such policy');
  return found;
};
const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: unknown }).code];

describe('a policy', () => {
  it('is the shipped one until somebody sets it; then the latest edition counts, with who, when and why', async () => {
    expect(await view()).toEqual({ kind: 'urgent', ways: ['live', 'push'], revision: 0, rules: shipped, shipped, editions: [] });
    expect(await view('helpNow')).toMatchObject({ revision: 0, rules: shippedHelp });
    const { status, body } = await set({}, admin);
    expect([status, body.revision, body.rules]).toEqual([200, 1, mine]);
    expect((await set({ revision: 1, rules: { ...mine, endedBy: 'anybody' }, note: 'Too few officers' })).status).toBe(200);
    const now = await view();
    expect([now.revision, now.rules.endedBy, now.shipped]).toEqual([2, 'anybody', shipped]);
    expect(now.editions).toMatchObject([
      { revision: 2, note: 'Too few officers', by: { staffId: s.supervisor.me.staffId } },
      { revision: 1, rules: mine, note: 'Two officers for Eid', by: { staffId: admin.me.staffId } },
    ]);
    expect(now.editions.every(({ by }) => by.name !== null)).toBe(true);
    expect((await view('helpNow')).revision).toBe(0);
  });

  it('goes back to an earlier edition, or to the shipped one, by a new edition', async () => {
    await set();
    const back = await set({ revision: 1, rules: null, note: 'Eid is over' });
    expect(back.body).toMatchObject({ revision: 2, rules: shipped, editions: [{ rules: null }, { rules: mine }] });
    expect((await app.app.dispatch.policies.policyFor('urgent', null)).version).toBe(urgentPolicy.version);
    const again = await set({ revision: 2, rules: back.body.editions[1]?.rules, note: 'Eid again' });
    expect([again.body.revision, again.body.rules]).toEqual([3, mine]);
  });

  it('that somebody else set meanwhile is not written over, however close they were', async () => {
    await set();
    const before = await digestOf(app);
    expect(codeOf(await set({ revision: 0 }, admin))).toEqual([409, 'policyChanged']);
    expect(codeOf(await set({ revision: 7 }, admin))).toEqual([409, 'policyChanged']);
    expect(await digestOf(app)).toEqual(before);
    const both = await Promise.all([s.supervisor, admin].map((by) => set({ revision: 1 }, by)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await view()).revision).toBe(2);
  });

  it('is set once by a command that comes twice, also after others have set it', async () => {
    const wish = { commandId: commandId() };
    const answers = await Promise.all([set(wish), set(wish)]);
    expect(answers.map(({ status, body }) => [status, body.revision])).toEqual([
      [200, 1],
      [200, 1],
    ]);
    await set({ revision: 1, note: 'Another' }, admin);
    expect([(await set(wish)).status, (await view()).revision]).toEqual([200, 2]);
  });

  it('that could end in nobody, contradicts itself or has no reason is refused, and nothing is changed', async () => {
    const before = await digestOf(app);
    const last = mine.steps[1];
    const unsafe: [string, unknown][] = [
      ['quietEnd', { ...mine, steps: [step(['firstOfficer'])] }],
      ['quietEnd', { ...mine, steps: [step(['supervisors'])] }],
      ['deafEnd', { ...mine, steps: [{ ...last, channels: ['live'] }] }],
      // There is no gateway for SMS here.
      ['deafEnd', { ...mine, steps: [{ ...last, channels: ['live', 'sms', 'voice'] }] }],
      ['repeatTooLate', { ...mine, steps: [{ ...last, repeatSeconds: 45 }] }],
      ['twice', { ...mine, steps: [step(['fallback', 'fallback'])] }],
    ];
    for (const [what, rules] of unsafe) {
      const { status, body } = await set({ rules });
      expect([status, body]).toMatchObject([422, { code: 'policyUnsafe', facts: { problems: [{ what }] } }]);
    }
    const { body } = await set({ rules: shipped }, s.supervisor, 'helpNow');
    expect(body).toMatchObject({ code: 'policyUnsafe', facts: { problems: [{ what: 'checkInsForNobody' }] } });
    const broken = [
      { rules: { ...mine, steps: [] } },
      { rules: { ...mine, steps: [{ ...last, targets: [] }] } },
      { rules: { ...mine, steps: [{ ...last, channels: [] }] } },
      { rules: { ...mine, steps: [{ ...last, ackSeconds: 9 }] } },
      { rules: { ...mine, steps: [{ ...last, more: 1 }] } },
      { rules: { ...mine, version: 'mine' } },
      { note: '   ' },
      { revision: -1 },
    ];
    for (const wish of broken) expect((await set(wish)).status, JSON.stringify(wish)).toBe(400);
    expect((await set({}, s.supervisor, 'selfTest')).status).toBe(400);
    expect(await digestOf(app)).toEqual(before);
  });

  it('is read by whoever oversees and set by supervisors and administrators only', async () => {
    for (const by of [s.agent, s.first, await app.signIn('desk1')]) {
      expect((await by.send(policyApi.all)).status).toBe(403);
      expect((await set({}, by)).status).toBe(403);
    }
    expect((await set({}, coordinator)).status).toBe(403);
    expect((await view('urgent', coordinator)).revision).toBe(0);
  });

  it('is in the trail with who set it, is told to open screens, and keeps its reason out of the store’s clear text', async () => {
    const screen = await coordinator.connect();
    const officer = await s.first.connect();
    const at = { $gte: new Date() };
    await set({ note: 'Zahida is away until Friday' });
    expect(await screen.hear(policyEvents.changed)).toEqual({ kind: 'urgent' });
    const trail = app.platform.db.collection('audit');
    const row = await eventually(() =>
      trail.findOne({ recordId: 'urgent.1', type: 'policy:set', 'actor.id': s.supervisor.me.staffId, at }),
    );
    expect(JSON.stringify(row)).not.toContain('Zahida');
    expect(JSON.stringify(await editions().find({}).toArray())).not.toContain('Zahida');
    expect(officer.heard.some(({ name }) => name === policyEvents.changed.name)).toBe(false);
  });
});

describe('a dispatch', () => {
  const paged = (people: { staffId: string }[]) => people.map(({ staffId }) => staffId).sort();
  const end = (dispatchId: string) =>
    s.agent.call(dispatchApi.standDown, { params: { dispatchId }, body: { commandId: commandId(), reason: 'By mistake' } });
  const both = () => [s.first.me.staffId, s.second.me.staffId];

  it('goes by the edition of its beginning: a running one keeps its own, the next has the new one', async () => {
    const contactId = await s.contact();
    const running = await s.start(contactId);
    expect(running.policy).toEqual(urgentPolicy);
    await set();
    const next = await s.start(await s.contact());
    expect(next.policy).toEqual({ ...mine, version: 'urgent-edition-1' });
    expect(paged(next.people)).toEqual(expect.arrayContaining(both()));
    expect(Date.parse(next.wave.dueAt ?? '') - Date.parse(next.wave.startedAt)).toBe(30_000);
    const { body } = await s.agent.send(dispatchApi.skip, {
      params: { dispatchId: running.id },
      body: { commandId: commandId(), round: running.wave.round },
    });
    expect([body.policy, body.wave.step, body.people.length > 1]).toEqual([urgentPolicy, 1, true]);
    expect(Date.parse(body.wave.dueAt ?? '') - Date.parse(body.wave.startedAt)).toBe(60_000);
    await Promise.all([end(running.id), end(next.id)]);
  });

  it('is shown beforehand as it would run by the policy of now', async () => {
    const contactId = await s.contact();
    const steps = async () => (await s.agent.call(dispatchApi.onCall, { params: { contactId }, query: { districtId: 'lahore' } })).steps;
    expect(paged((await steps())[0]?.people ?? [])).toEqual([s.first.me.staffId]);
    await set();
    const now = await steps();
    expect([now.length, now[0]?.seconds, now[1]?.seconds]).toEqual([2, 30, 45]);
    expect(paged(now[0]?.people ?? [])).toEqual(expect.arrayContaining(both()));
  });

  it('of a child whom nobody answered goes by the policy of its own kind', async () => {
    await set();
    await set({ rules: { ...shippedHelp, steps: [step(['fallback', 'supervisors'], 20)] } }, s.supervisor, 'helpNow');
    const duty = await s.fallback.connect('field');
    await s.childAsks();
    const { dispatchId } = await duty.hear(dispatchEvents.task, ({ task }) => task?.kind === 'helpNow');
    const dispatch = await app.app.dispatch.dispatches.get(dispatchId);
    expect([dispatch.policy.version, dispatch.policy.steps[0]?.ackSeconds]).toEqual(['helpNow-edition-1', 20]);
  });

  it('is sent by the shipped policy when the edition cannot be read', async () => {
    await set();
    for (const rules of [{ steps: [] }, 'nonsense', { ...mine, steps: [{ targets: ['nobody'] }] }]) {
      await editions().updateOne({ _id: 'urgent.1' }, { $set: { rules } });
      const dispatch = await s.start(await s.contact());
      expect(dispatch.policy).toEqual(urgentPolicy);
      await end(dispatch.id);
    }
  });
});
