import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { memo } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { Badge, RiskBadge } from '../../../ui/badge.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Timer } from '../../../ui/time.tsx';
import type { UrgentRow } from '../state/floor-view.ts';
import { Facts, Hints, Ladder, Marks } from './contact-bits.tsx';
import css from './lists.module.css';
import { Row, type RowActs } from './row.tsx';
import { onRowKey } from './row-keys.ts';

type LineProps = RowActs & {
  readonly contact: ContactSummary | null;
  readonly dispatch: DispatchView | null;
  readonly standing: string;
  readonly place: string | null;
  readonly isFirst: boolean;
};

/** What a line shows whichever of the two it has. */
function headOf({ contact, dispatch }: Pick<LineProps, 'contact' | 'dispatch'>) {
  if (contact) return { id: contact.id, number: contact.number, level: contact.risk.level, since: contact.arrivedAt };
  return {
    id: dispatch?.contactId ?? '',
    number: dispatch?.contactNumber ?? 0,
    level: dispatch?.level ?? null,
    since: dispatch?.openedAt ?? '',
  };
}
const isLoud = ({ contact, dispatch }: Pick<LineProps, 'contact' | 'dispatch'>): boolean =>
  contact?.ownerId === null || dispatch?.state === 'nobody' || dispatch?.state === 'paging';

const UrgentLine = memo(function UrgentLine({ contact, dispatch, standing, place, isFirst, ...acts }: LineProps) {
  const t = useStrings('floorLists');
  const { id, number, level, since } = headOf({ contact, dispatch });
  const loud = isLoud({ contact, dispatch });
  // A contact that nobody has weighed yet is here for a child's call for help, or because help was sent.
  const isHelp = contact?.helpNow ?? dispatch?.kind === 'helpNow';
  const weighed = level !== null && level !== 'none';
  return (
    <Row kind="contact" id={id} isFirst={isFirst} tone={loud ? 'p0' : undefined} {...acts}>
      <span className={css.top}>
        {weighed ? <RiskBadge level={level} solid={loud} /> : <Badge tone="p0">{t(isHelp ? 'mark_helpNow' : 'dispatchMark')}</Badge>}
        <b data-numeric="">C-{number}</b>
        <span className={css.standing}>{contact ? standing : t('dispatchOnly')}</span>
        <Timer since={Date.parse(since)} className={css.age} />
      </span>
      <span className={css.bottom}>
        {contact && <Facts contact={contact} place={place} />}
        {contact && <Marks contact={contact} without={weighed ? undefined : 'helpNow'} />}
        {contact && <Hints contact={contact} />}
        {dispatch && <Ladder dispatch={dispatch} />}
      </span>
    </Row>
  );
});

type Props = RowActs & {
  readonly rows: readonly UrgentRow[];
  readonly standing: (contact: ContactSummary) => string;
  readonly placeOf: (id: string | null) => string | null;
};

/** Open P0 and P1 and running dispatches, the loudest first. */
export function UrgentList({ rows, standing, placeOf, ...acts }: Props) {
  const t = useStrings('floorLists');
  const floor = useStrings('floor');
  if (rows.length === 0) {
    return (
      <EmptyState icon="shield" title={t('urgentEmpty')}>
        {t('urgentEmptyBody')}
      </EmptyState>
    );
  }
  return (
    <ul data-rows="" onKeyDown={onRowKey} aria-label={floor('urgent')}>
      {rows.map(({ id, contact, dispatch }, index) => (
        <UrgentLine
          key={id}
          contact={contact}
          dispatch={dispatch}
          standing={contact ? standing(contact) : ''}
          place={contact ? placeOf(contact.districtId ?? contact.areaId) : null}
          isFirst={index === 0}
          {...acts}
        />
      ))}
    </ul>
  );
}
