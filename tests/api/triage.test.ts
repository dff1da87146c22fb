import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { commandId, eventually, startTestApp, type TestApp, type TestClient } from '../support/test-app.ts';

let app: TestApp;
let agent: TestClient;
let supervisor: TestClient;
let params: { contactId: string };

beforeAll(async () => {
  app = await startTestApp();
  agent = await app.signIn('agent1');
  supervisor = await app.signIn('supervisor1');
  const contact = await agent.call(contactsApi.startManual, {
    body: { commandId: commandId(), channel: 'phone', language: 'ur', call: null },
  });
  params = { contactId: contact.id };
});
afterAll(() => app.stop());

const weigh = (main: Record<string, string>) => agent.call(triageApi.answer, { params, body: { commandId: commandId(), input: { main } } });

describe('weighing risk', () => {
  it('follows the answers as a draft, and the contact shows the same level', async () => {
    expect((await weigh({ q9: 'yes' })).level).toBe('P1');
    expect((await weigh({ q9: 'no', q14: 'yes' })).level).toBe('P3');
    expect((await agent.call(contactsApi.detail, { params })).risk).toEqual({ level: 'P3', draft: true });
  });

  it('lowers a submitted level only by a second person who is a supervisor, with a reason', async () => {
    await weigh({ q1: 'yes' });
    await agent.call(triageApi.submit, { params, body: { commandId: commandId() } });
    expect((await weigh({ q1: 'no' })).level).toBe('P0');
    const lower = { params, body: { commandId: commandId(), to: 'P2', reason: 'Spoke to the school: it was a play' } };
    expect((await agent.call(triageApi.askLower, lower)).lowerRequest).toMatchObject({ to: 'P2' });
    const agree = { params, body: { commandId: commandId(), agree: true } };
    expect((await agent.send(triageApi.decideLower, agree)).status).toBe(403);
    expect((await supervisor.call(triageApi.decideLower, agree)).level).toBe('P2');
  });

  it('keeps every assessment with its answers, rules, and who agreed', async () => {
    const { assessments } = await agent.call(triageApi.history, { params });
    expect(assessments[0]).toMatchObject({
      kind: 'lowered',
      level: 'P2',
      by: agent.me.staffId,
      approvedBy: supervisor.me.staffId,
    });
    expect(assessments.find(({ kind }) => kind === 'submitted')).toMatchObject({
      level: 'P0',
      input: { main: { q1: 'yes' } },
      rules: [expect.stringContaining('q1')],
    });
    expect(new Set(assessments.map(({ seq }) => seq)).size).toBe(assessments.length);
  });

  it('makes an assessment again that a crash kept from being kept', async () => {
    const rows = app.platform.db.collection<{ contactId: string; seq: number }>('assessments');
    const before = (await agent.call(triageApi.history, { params })).assessments;
    await rows.deleteOne({ contactId: params.contactId, seq: before[0]?.seq ?? 0 });
    await agent.call(triageApi.triage, { params });
    const after = await eventually(async () => (await agent.call(triageApi.history, { params })).assessments);
    expect(after).toEqual(before);
  });
});
