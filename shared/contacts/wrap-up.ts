import type { Channel } from './contact.schema.ts';

const minute = 60_000;

/** How long finishing the record of a contact usually takes, by channel, in milliseconds: the length of its wrap-up. */
export const wrapUpMs: Readonly<Record<Channel, number>> = {
  webchat: 3 * minute,
  sms: 3 * minute,
  whatsapp: 3 * minute,
  phone: 3 * minute,
  walkIn: 3 * minute,
  report: 3 * minute,
  letter: 3 * minute,
};

/** By how much a wrap-up is extended each time, in milliseconds. */
export const wrapUpMoreMs = 3 * minute;
