import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { emergencyQuestions20261 } from '#shared/triage/instrument-2026-1.emergency-questions.ts';
import { commandId, startTestApp, type TestApp, type TestClient } from '#tests/support/test-app.ts';

let app: TestApp;
let agent: TestClient;
let supervisor: TestClient;
beforeAll(async () => {
  app = await startTestApp();
  agent = await app.signIn('agent1');
  supervisor = await app.signIn('supervisor1');
});
afterAll(() => app.stop());

const asked = Object.fromEntries([...emergencyQuestions20261.map(({ id }) => id), 'q9', 'q10'].map((id) => [id, 'no']));

/** A telephone contact with everything that a close needs but a level. */
async function begin() {
  const body = { commandId: commandId(), channel: 'phone', language: 'ur', call: null };
  const { id: contactId } = await agent.call(contactsApi.startManual, { body });
  const params = { contactId };
  const act = (more: object = {}) => ({ params, body: { commandId: commandId(), ...more } });
  const fields = { dataType: 'aboutChild', reasons: ['violence.physical'], safeToContact: 'yes' };
  await agent.call(recordApi.saveRecord, act({ fields }));
  return {
    act,
    answer: (main: object) => agent.send(triageApi.answer, act({ input: { main: { ...asked, ...main } } })),
    submit: () => agent.call(triageApi.submit, act()),
    confirm: () => agent.call(triageApi.confirm, act({ how: 'spokeToChild', reason: 'She is with her aunt' })),
    wrapUp: () => agent.call(contactsApi.wrapUp, act()),
    close: () => agent.send(contactsApi.close, act({ outcome: 'resolved' })),
    contactId,
    contact: () => app.app.contacts.repository.get(contactId),
    view: () => agent.call(triageApi.triage, { params }),
  };
}

/** Runs `first` once, just before the next level reaches its contact. */
function beforeRiskFollows(first: () => Promise<unknown>): void {
  const { work } = app.app.contacts;
  const { setRisk } = work;
  work.setRisk = async (...args) => {
    work.setRisk = setRisk;
    await first();
    return setRisk(...args);
  };
}

describe('steps that meet', () => {
  it('leave the contact with the level of the last one, whichever arrives first', async () => {
    const one = await begin();
    beforeRiskFollows(() => one.answer({ q1: 'yes' }));
    await one.answer({ q14: 'yes' });
    expect((await one.view()).level).toBe('P0');
    expect((await one.contact()).risk.level).toBe('P0');
    expect((await one.contact()).rank).toBe(0);
  });

  it('bring a contact back that was closed while the answer that makes it a P0 was on its way', async () => {
    const one = await begin();
    await one.answer({ q14: 'yes' });
    await one.submit();
    await one.wrapUp();
    // As a close writes it whose guards had looked before the answer was kept.
    const closed = { state: 'closed' as const, closedAt: new Date(), outcome: 'resolved' };
    const by = { actor: { kind: 'system', part: 'test' } as const };
    beforeRiskFollows(() => app.app.contacts.repository.change(one.contactId, by, () => ({ set: closed, events: [] })));
    await one.answer({ q1: 'yes' });
    expect(await one.contact()).toMatchObject({ state: 'active', closedAt: null, outcome: null, risk: { level: 'P0' } });
    expect((await one.close()).status).toBe(409);
  });
});

describe('a closed contact', () => {
  it('is weighed no more, since nobody looks into it', async () => {
    const one = await begin();
    await one.answer({ q14: 'yes' });
    await one.submit();
    await one.wrapUp();
    expect((await one.close()).status).toBe(200);
    expect((await one.answer({ q1: 'yes' })).status).toBe(409);
    expect(await one.contact()).toMatchObject({ state: 'closed', risk: { level: 'P3' } });
  });
});

describe('what was agreed on before something worse was heard', () => {
  it('a wish to lower falls away with an answer worse than what was wished for', async () => {
    const one = await begin();
    await one.answer({ q2: 'yes' });
    await one.submit();
    await one.answer({ q14: 'yes' });
    await agent.call(triageApi.askLower, one.act({ to: 'P3', reason: 'The bleeding was a scratch' }));
    expect((await one.answer({ q14: 'yes', q15: 'yes' })).body.lowerRequest).not.toBeNull();
    expect((await one.answer({ q14: 'yes', q1: 'yes' })).body.lowerRequest).toBeNull();
    expect((await supervisor.send(triageApi.decideLower, one.act({ agree: true }))).status).toBe(409);
    expect((await one.view()).level).toBe('P0');
  });

  it('a confirmation falls away with a new reason for a P0 or P1, and the contact cannot close on it', async () => {
    const one = await begin();
    await one.answer({ q9: 'yes' });
    await one.submit();
    await one.confirm();
    expect((await one.answer({ q9: 'yes', q14: 'yes' })).body.confirmed).not.toBeNull();
    expect((await one.answer({ q9: 'yes', q1: 'yes' })).body.confirmed).toBeNull();
    await one.wrapUp();
    expect((await one.close()).body).toMatchObject({ facts: { missing: [{ code: 'riskUnconfirmed' }] } });
    await one.confirm();
    expect((await one.close()).status).toBe(200);
  });

  it('a confirmation falls away when the agent judges the child to be in worse danger', async () => {
    const one = await begin();
    await one.answer({ q14: 'yes' });
    await one.submit();
    await one.confirm();
    const raise = (to: string) => agent.call(triageApi.raise, one.act({ to, reason: 'Her voice' }));
    expect((await raise('P2')).confirmed).not.toBeNull();
    expect((await raise('P0')).confirmed).toBeNull();
    await one.wrapUp();
    expect((await one.close()).body).toMatchObject({ facts: { missing: [{ code: 'riskUnconfirmed' }] } });
  });
});
