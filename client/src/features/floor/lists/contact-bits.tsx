import type { ContactMark, ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { openHints } from '#shared/triage/danger-words.schema.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useLineName } from '../../../lib/use-lines.ts';
import { Badge, StatePill } from '../../../ui/badge.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { Countdown } from '../../../ui/time.tsx';
import { useDispatchStanding } from '../state/use-words.ts';
import css from './lists.module.css';

const icons: Readonly<Record<ContactSummary['channel'], IconName>> = {
  webchat: 'chat',
  report: 'web',
  sms: 'letter',
  whatsapp: 'chat',
  phone: 'phone',
  walkIn: 'walkIn',
  letter: 'letter',
};

/** Channel, language, line and place in one quiet row. */
export function Facts({ contact, place }: { readonly contact: ContactSummary; readonly place: string | null }) {
  const t = useStrings('floorLists');
  const line = useLineName()(contact.lineId);
  const facts = [t(`channel_${contact.channel}`), t(`lang_${contact.language}`), line, place];
  return (
    <span className={css.facts}>
      <Icon name={icons[contact.channel]} size={13} />
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </span>
  );
}

const grave = new Set<string>(['helpNow', 'helpNowUnanswered', 'agentLost', 'callDropped', 'unreadable']);

/** Why a contact needs a second look; `without` is a mark that is shown already. */
export function Marks({ contact, without }: { readonly contact: ContactSummary; readonly without?: ContactMark | undefined }) {
  const t = useStrings('floorLists');
  return contact.marks
    .filter((mark) => mark !== without)
    .map((mark) => (
      <Badge key={mark} tone={grave.has(mark) ? 'p0' : 'neutral'}>
        {t(`mark_${mark}`)}
      </Badge>
    ));
}

/** What the caller's words may point to; it orders nothing. */
export function Hints({ contact }: { readonly contact: ContactSummary }) {
  const t = useStrings('hints');
  return openHints(contact.hints).map((code) => (
    <Badge key={code} tone="p1">
      {t('hintOf', { what: t(`hint_${code}`) })}
    </Badge>
  ));
}

/** How a dispatch stands, with its next step counting down while somebody is still looked for. */
export function Ladder({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('floorLists');
  const words = useDispatchStanding();
  const { state, wave, checkIn } = dispatch;
  if (state === 'paging' || state === 'nobody') {
    return (
      <span className={css.ladder}>
        <StatePill tone="danger">{words(dispatch)}</StatePill>
        {wave.dueAt !== null && (
          <span className={css.next}>
            {t('dispatchNext')}{' '}
            <Countdown
              until={Date.parse(wave.dueAt)}
              totalMs={Date.parse(wave.dueAt) - Date.parse(wave.startedAt)}
              size={24}
              urgentMs={10_000}
            />
          </span>
        )}
      </span>
    );
  }
  const tone = checkIn?.silentSince ? 'danger' : state === 'onScene' ? 'ok' : 'busy';
  return <StatePill tone={tone}>{words(dispatch)}</StatePill>;
}
