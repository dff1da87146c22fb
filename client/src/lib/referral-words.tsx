import { referralsStrings } from '#shared/i18n/referrals.ts';
import type { Language, Translate } from '#shared/i18n/core.ts';
import type { Packet, ShareField } from '#shared/referrals/referral.schema.ts';
import { shareFieldSchema } from '#shared/referrals/referral.schema.ts';
import type { ReferralState } from '#shared/referrals/referral.lifecycle.ts';
import { genders, type Age } from '#shared/taxonomy/person.ts';
import { reasonGroups, reasons } from '#shared/taxonomy/reasons.ts';
import { label, type CodeOf } from '#shared/taxonomy/taxonomy.ts';
import { useCallback, type ReactNode } from 'react';
import type { StateTone } from '../ui/badge.tsx';
import type { Fact } from '../ui/facts.tsx';
import { PersonText } from '../ui/person-text.tsx';
import { ownErrorText } from './error-text.ts';
import { useLanguage, useStrings } from './i18n.ts';

type Words = Translate<typeof referralsStrings>;
type ReasonCode = CodeOf<typeof reasons>;
type ReasonGroup = CodeOf<typeof reasonGroups>;

const tones: Readonly<Record<ReferralState, StateTone>> = {
  ...({ sent: 'busy', delivered: 'busy', acknowledged: 'busy', accepted: 'ok', inService: 'ok' } as const),
  ...({ completed: 'busy', closed: 'plain', declined: 'danger', noCapacity: 'danger', revoked: 'away' } as const),
};

/** The colour that goes with a referral's state; the words always stand beside it. */
export const referralTone = (state: ReferralState): StateTone => tones[state];

const ageText = (t: Words, age: Age): string => {
  if (age.unborn) return t('ageUnborn');
  if (age.years === null) return t('ageUnknown');
  return t(age.approx ? 'ageAbout' : 'age', { n: age.years });
};

// "Physical" alone says too little: the heading it stands under goes before it.
function reasonText(code: ReasonCode, language: Language): string {
  const group = reasons.items.find((item) => item.code === code)?.group as ReasonGroup | undefined;
  return group ? `${label(reasonGroups, group, language)}: ${label(reasons, code, language)}` : label(reasons, code, language);
}

function safeContact(t: Words, { safe, when, who, words }: NonNullable<Packet['safeContact']>): ReactNode {
  const lines = [
    [t('safeWhen'), when],
    [t('safeWho'), who],
    [t('safeWords'), words],
  ] as const;
  return (
    <>
      <strong>{t(`safe_${safe ?? 'unknown'}`)}</strong>
      {lines.map(
        ([name, text]) =>
          text !== '' && (
            <p key={name}>
              {name}: <PersonText>{text}</PersonText>
            </p>
          ),
      )}
    </>
  );
}

/** A packet as named facts, in the order of its fields; only what is in it. */
export function usePacketFacts(): (packet: Packet) => Fact[] {
  const t = useStrings('referrals');
  const language = useLanguage();
  return useCallback(
    (packet) => {
      const values: Readonly<Record<ShareField, ReactNode>> = {
        childName: packet.childName && <PersonText>{packet.childName}</PersonText>,
        childAge: packet.childAge && ageText(t, packet.childAge),
        childGender: packet.childGender && label(genders, packet.childGender, language),
        place: packet.place && <PersonText>{packet.place}</PersonText>,
        reasons: packet.reasons?.map((code) => reasonText(code, language)).join(language === 'ur' ? '، ' : ', '),
        phone: packet.phone && <bdi dir="ltr">{packet.phone}</bdi>,
        safeContact: packet.safeContact && safeContact(t, packet.safeContact),
        childWishes: packet.childWishes && <PersonText as="block">{packet.childWishes}</PersonText>,
      };
      const known = shareFieldSchema.options.filter((field) => Boolean(values[field]));
      const summary = { id: 'summary', label: t('f_summary'), value: <PersonText as="block">{packet.summary}</PersonText>, isBlock: true };
      return [summary, ...known.map((id) => ({ id, label: t(`f_${id}`), value: values[id], isBlock: id === 'childWishes' }))];
    },
    [t, language],
  );
}

/** What a refusal means for a referral, by its code, in the language on screen. */
export const useReferralError = ownErrorText(referralsStrings);
