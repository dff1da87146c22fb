import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import type { CallBacksView } from '#shared/floor/floor.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { RiskBadge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/menu.tsx';
import css from './due-strip.module.css';

const none: CallBacksView = { due: [], planned: [], counts: { due: 0, late: 0, planned: 0 } };

/** The calls that were promised, kept up by news of contacts. */
function useCalls(): CallBacksView {
  const queries = useQueryClient();
  const { data = none } = useRoute(floorApi.callBacks, {}, { refetchInterval: 30_000 });
  useLive(routingEvents.contactChanged, ({ id, callBackPlan }) => {
    if (callBackPlan || [...data.due, ...data.planned].some((known) => known.id === id))
      void queries.invalidateQueries({ queryKey: routeKey(floorApi.callBacks) });
  });
  return data;
}

type RowProps = { readonly contact: ContactSummary; readonly onLook: (id: ContactId) => void };

function CallRow({ contact: { id, number, risk, callBackPlan: plan }, onLook }: RowProps) {
  const t = useStrings('callBacks');
  const format = useFormat();
  const last = plan?.tries.at(-1);
  return (
    <li>
      <Button size="s" variant="quiet" onPress={() => onLook(id)}>
        C-{number}
      </Button>
      {risk.level !== null && risk.level !== 'none' && <RiskBadge level={risk.level} />}
      {plan && <span>{t('windowOf', { from: format.dateTime(plan.from), until: format.clock(plan.until) })}</span>}
      {plan && last && <span>{t('tries', { count: plan.tries.length, time: format.clock(last.at), end: t(`e_${last.end}`) })}</span>}
    </li>
  );
}

/** How many promised calls are due, late and planned, with the list behind it; nothing while none is promised. */
export function CallsPromised({ onLook }: Pick<RowProps, 'onLook'>) {
  const t = useStrings('callBacks');
  const { due, planned, counts } = useCalls();
  if (counts.due + counts.planned === 0) return null;
  const words = [
    ...(counts.due > 0 ? [t('floorDue', { count: counts.due })] : []),
    ...(counts.late > 0 ? [t('floorLate', { count: counts.late })] : []),
    ...(counts.planned > 0 ? [t('floorPlanned', { count: counts.planned })] : []),
  ];
  const groups = [
    { head: t('floorDueHead'), rows: due },
    { head: t('floorPlannedHead'), rows: planned },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <Popover
      label={t('floorTitle')}
      trigger={
        <Button size="s" icon="phone" variant={counts.late > 0 ? 'danger' : 'quiet'}>
          {words.join(' · ')}
        </Button>
      }
    >
      {(close) =>
        groups.map(({ head, rows }) => (
          <section key={head} aria-label={head}>
            <b>{head}</b>
            <ul className={css.list}>
              {rows.map((contact) => (
                <CallRow
                  key={contact.id}
                  contact={contact}
                  onLook={(id) => {
                    close();
                    onLook(id);
                  }}
                />
              ))}
            </ul>
          </section>
        ))
      }
    </Popover>
  );
}
