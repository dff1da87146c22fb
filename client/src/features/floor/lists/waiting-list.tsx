import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { FloorLists } from '#shared/floor/floor.schema.ts';
import { memo } from 'react';
import { now } from '../../../lib/clock.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { RiskBadge } from '../../../ui/badge.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Timer } from '../../../ui/time.tsx';
import { Facts, Hints, Marks } from './contact-bits.tsx';
import css from './lists.module.css';
import { Row, type RowActs } from './row.tsx';
import { onRowKey } from './row-keys.ts';

// Who is to be called waits from the moment the call was due.
const waitsSince = ({ arrivedAt, callBackPlan }: ContactSummary): number =>
  Math.max(Date.parse(arrivedAt), callBackPlan ? Math.min(Date.parse(callBackPlan.from), now()) : 0);

type LineProps = RowActs & {
  readonly contact: ContactSummary;
  readonly standing: string;
  readonly place: string | null;
  readonly isFirst: boolean;
};

const WaitingLine = memo(function WaitingLine({ contact, standing, place, isFirst, ...acts }: LineProps) {
  const { risk } = contact;
  return (
    <Row kind="contact" id={contact.id} isFirst={isFirst} tone={contact.rank === 0 ? 'p0' : undefined} {...acts}>
      <span className={css.top}>
        {/* Counted by the style sheet: when somebody leaves the line, 500 rows need not be drawn again. */}
        <span className={css.position} data-numeric="" />
        {risk.level !== null && risk.level !== 'none' && <RiskBadge level={risk.level} />}
        <b data-numeric="">C-{contact.number}</b>
        <span className={css.standing}>{contact.state === 'offered' ? standing : ''}</span>
        <Timer since={waitsSince(contact)} className={css.age} />
      </span>
      <span className={css.bottom}>
        <Facts contact={contact} place={place} />
        <Marks contact={contact} />
        <Hints contact={contact} />
      </span>
    </Row>
  );
});

type Props = RowActs & {
  readonly lists: FloorLists;
  readonly standing: (contact: ContactSummary) => string;
  readonly placeOf: (id: string | null) => string | null;
};

/** The line in the order in which it is served. */
export function WaitingList({ lists: { waiting, waitingTotal }, standing, placeOf, ...acts }: Props) {
  const t = useStrings('floorLists');
  const floor = useStrings('floor');
  if (waiting.length === 0) {
    return (
      <EmptyState icon="clock" title={t('waitingEmpty')}>
        {t('waitingEmptyBody')}
      </EmptyState>
    );
  }
  const more = waitingTotal - waiting.length;
  return (
    <>
      <ul data-rows="" className={css.line} onKeyDown={onRowKey} aria-label={floor('waiting')}>
        {waiting.map((contact, index) => (
          <WaitingLine
            key={contact.id}
            contact={contact}
            standing={contact.state === 'offered' ? standing(contact) : ''}
            place={placeOf(contact.areaId)}
            isFirst={index === 0}
            {...acts}
          />
        ))}
      </ul>
      {more > 0 && <p className={css.note}>{t('waitingMore', { count: more })}</p>}
    </>
  );
}
