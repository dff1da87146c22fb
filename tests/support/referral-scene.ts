import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { referralsApi } from '#shared/referrals/referrals.api.ts';
import { commandId, type TestClient } from './test-app.ts';

/** The words, name and number typed in these scenes; nobody may find them where they do not belong. */
export const typed = {
  name: 'Zarmeena Bibi',
  place: 'behind the old sugar mill',
  phone: '0301 7654321',
  summary: 'She is afraid of going home and needs an officer',
};

/** Consent as most referrals have it. */
export const consented = { services: 'yes', disclosure: 'yes', by: 'child', override: null } as const;

/** A referral to the Lahore child protection desk (desk1). */
export const wish = (more: Record<string, unknown> = {}) => ({
  commandId: commandId(),
  ...{ service: 'childProtection.officer', districtId: 'lahore', bodyId: 'cpwb-lahore', summary: typed.summary },
  share: ['childName', 'childAge', 'childGender', 'place', 'phone'],
  consent: { ...consented },
  ...more,
});

/** A contact taken by hand by this agent, with a record in it. */
export async function contactWithRecord(agent: TestClient, fields: Record<string, unknown> = {}): Promise<string> {
  const { id } = await agent.call(contactsApi.startManual, {
    body: { commandId: commandId(), channel: 'walkIn', language: 'ur', call: null },
  });
  const record = {
    childName: typed.name,
    childAge: { years: 9, approx: true },
    childGender: 'girl',
    placeText: typed.place,
    callerPhone: typed.phone,
    safeToContact: 'yes',
    districtId: 'lahore',
  };
  await agent.call(recordApi.saveRecord, {
    params: { contactId: id },
    body: {
      commandId: commandId(),
      fields: { ...record, consentServices: 'yes', consentDisclosure: 'yes', consentBy: 'child', ...fields },
    },
  });
  return id;
}

/** Sends a referral of a new contact (or the given one) and gives it. */
export async function sent(agent: TestClient, more: Record<string, unknown> = {}, contactId?: string) {
  const id = contactId ?? (await contactWithRecord(agent));
  return agent.call(referralsApi.send, { params: { contactId: id }, body: wish(more) });
}
