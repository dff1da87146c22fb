import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followUpApi } from '#shared/cases/follow-up.api.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { referralsApi } from '#shared/referrals/referrals.api.ts';
import { contactWithRecord, sent, typed } from '#tests/support/referral-scene.ts';
import { commandId, startTestApp, type TestApp, type TestClient } from '#tests/support/test-app.ts';

let app: TestApp;
let owner: TestClient;
let stranger: TestClient;
let alleged: TestClient;
let contactId: string;
beforeAll(async () => {
  app = await startTestApp();
  owner = await app.signIn('agent1');
  stranger = await app.signIn('agent2');
  alleged = await app.signIn('supervisor2');
  contactId = await contactWithRecord(owner, { perpetratorStaff: [alleged.me.staffId] });
});
afterAll(() => app.stop());

// A contact that was started by hand has the id of the command that started it, and keeps that id among its commands.
describe('a command id that a record has seen before', () => {
  const steps = {
    record: () => ({ contract: recordApi.saveRecord, body: { commandId: contactId, fields: {} } }),
    call: () => ({ contract: contactsApi.updateCall, body: { commandId: contactId, number: null, direction: 'in', ended: null } }),
    'wrap-up': () => ({ contract: contactsApi.wrapUp, body: { commandId: contactId } }),
    resume: () => ({ contract: contactsApi.resume, body: { commandId: contactId } }),
    'close without data': () => ({ contract: contactsApi.closeNonData, body: { commandId: contactId, type: 'prank', prompted: true } }),
    'undo of a close': () => ({ contract: contactsApi.undoClose, body: { commandId: contactId } }),
  };
  it.each(Object.entries(steps))('opens nothing to a colleague or to the person alleged: %s', async (_, step) => {
    for (const who of [stranger, alleged]) {
      const { contract, body } = step();
      const { status, body: answer } = await who.send(contract, { params: { contactId }, body });
      expect(status).toBe(404);
      expect(JSON.stringify(answer)).not.toContain(typed.name);
    }
  });

  it('does not let the person alleged look into the contact by giving it away', async () => {
    const { status } = await alleged.send(floorApi.reassign, { params: { contactId }, body: { commandId: contactId, to: null } });
    expect(status).toBe(404);
  });

  it('still answers the owner as the first time', async () => {
    const { status } = await owner.send(recordApi.saveRecord, { params: { contactId }, body: { commandId: contactId, fields: {} } });
    expect(status).toBe(200);
  });

  it('opens no follow-up to a colleague', async () => {
    const body = { commandId: commandId(), assignee: owner.me.staffId, dueAt: '2999-01-01T00:00:00Z', what: typed.summary };
    const { id: followUpId } = await owner.call(followUpApi.add, { params: { contactId }, body });
    const finish = { params: { followUpId }, body: { commandId: followUpId, result: 'done' } };
    expect((await stranger.send(followUpApi.finish, finish)).status).toBe(404);
    expect((await owner.send(followUpApi.finish, finish)).status).toBe(200);
  });

  it('opens no referral to a colleague', async () => {
    const { id: referralId } = await sent(owner, {}, contactId);
    const body = { commandId: referralId, reason: 'xyz' };
    expect((await stranger.send(referralsApi.revoke, { params: { referralId }, body })).status).toBe(404);
  });
});
