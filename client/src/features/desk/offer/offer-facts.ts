import type { StringKey, Translate } from '#shared/i18n/core.ts';
import type { deskStrings } from '#shared/i18n/desk.ts';
import type { Channel, ContactMark } from '#shared/contacts/contact.schema.ts';

type T = Translate<typeof deskStrings>;

/** The name of a channel. */
export const channelName = (t: T, channel: Channel): string => t(`channel_${channel}`);

const markKeys = {
  agentLost: 'agentWasLost',
  helpNow: 'helpNow',
  helpNowUnanswered: 'helpUnanswered',
  returning: 'returningCaller',
  callBackAsked: 'callBackAsked',
  childLeft: 'childHasLeft',
  repeatNonData: 'repeatNonData',
  afterHours: 'cameAfterHours',
  callDropped: 'callDropped',
  unreadable: 'recordDamaged',
  transferred: 'passedOn',
} as const satisfies Record<ContactMark, StringKey<typeof deskStrings>>;

/** What a mark says. */
export const markName = (t: T, mark: ContactMark): string => t(markKeys[mark]);
