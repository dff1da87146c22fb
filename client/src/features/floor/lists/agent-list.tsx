import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { memo, useMemo } from 'react';
import { standingOf } from '#shared/floor/figures.ts';
import { heavyCount, isRest, noPauseSince } from '#shared/routing/care.ts';
import { useNow } from '../../../lib/clock.ts';
import { useFormat } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Badge, RiskShape, riskTone, StatePill, type StateTone } from '../../../ui/badge.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { Timer } from '../../../ui/time.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { agentsInOrder } from '../state/floor-view.ts';
import css from './lists.module.css';
import { Row, type RowActs } from './row.tsx';
import { onRowKey } from './row-keys.ts';

const tones: Readonly<Record<ReturnType<typeof standingOf>, StateTone>> = { ready: 'ok', busy: 'busy', away: 'away', off: 'plain' };

type LineProps = RowActs & {
  readonly agent: AgentView;
  /** Their contacts, by identity stable while unchanged. */ readonly hands: readonly ContactSummary[];
  readonly isFirst: boolean;
};

/** How the shift weighs on somebody: heavy contacts of the last hours, and since when there was no rest. */
function Weight({ care, reason }: Pick<AgentView, 'care' | 'reason'>) {
  const t = useStrings('floorLists');
  const format = useFormat();
  const now = useNow(60_000);
  const count = heavyCount(care, now);
  const since = isRest(reason) ? null : noPauseSince(care, now);
  if (count === 0) return null;
  return (
    <span className={css.weight}>
      {t('heavyToday', { count })}
      {since !== null && <b> · {t('noPauseSince', { time: format.clock(since) })}</b>}
    </span>
  );
}

const sameHands = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);
const AgentLine = memo(
  function AgentLine({ agent, hands, isFirst, ...acts }: LineProps) {
    const t = useStrings('floorLists');
    const language = useLanguage();
    const format = useFormat();
    const gone = !agent.present && agent.state !== 'off';
    return (
      <Row kind="agent" id={agent.staffId} isFirst={isFirst} tone={gone && hands.length > 0 ? 'p0' : undefined} {...acts}>
        <span className={css.top}>
          <bdi className={css.name}>{agent.name[language]}</bdi>
          <StatePill tone={tones[standingOf(agent)]}>{t(`agent_${agent.state}`)}</StatePill>
          <Timer since={Date.parse(agent.since)} className={css.age} />
        </span>
        <span className={css.bottom}>
          <span className={css.load} title={t('handsOf', { load: agent.load, capacity: agent.capacity })}>
            <VisuallyHidden>{t('handsOf', { load: agent.load, capacity: agent.capacity })}</VisuallyHidden>
            {Array.from({ length: Math.max(agent.capacity, Math.min(agent.load, 8)) }, (_, index) => (
              <i key={index} className={index < agent.load ? css.full : undefined} aria-hidden="true" />
            ))}
          </span>
          {hands.map(({ id, number, risk, state, silentSince, wrapUp, wrapUpAt }) => (
            <Badge key={id} tone={risk.level ? riskTone(risk.level) : 'neutral'}>
              {risk.level && risk.level !== 'none' && (
                <>
                  <RiskShape level={risk.level} size={10} />
                  <VisuallyHidden>{risk.level}</VisuallyHidden>
                </>
              )}
              C-{number}
              {state === 'offered' && ` · ${t('offerOpen')}`}
              {silentSince !== null && (
                <>
                  {' · '}
                  {t('silentFor')} <Timer since={Date.parse(silentSince)} />
                </>
              )}
              {wrapUpAt !== null && state === 'wrapUp' && (
                <>
                  {' · '}
                  {t(wrapUp?.over ? 'wrapUpOver' : 'wrapUpFor')} <Timer since={Date.parse(wrapUpAt)} />
                </>
              )}
            </Badge>
          ))}
          {agent.state !== 'ready' && agent.reason !== null && <span>{t(`why_${agent.reason}`)}</span>}
          {agent.until !== null && <span>{t('untilTime', { time: format.clock(agent.until) })}</span>}
          {agent.pending !== null && <Badge tone="info">{t('thenState', { why: t(`why_${agent.pending}`) })}</Badge>}
          <Weight care={agent.care} reason={agent.reason} />
          {gone && <Badge tone="p0">{t('notPresent')}</Badge>}
        </span>
      </Row>
    );
  },
  (a, b) => a.agent === b.agent && a.isFirst === b.isFirst && a.onOpen === b.onOpen && sameHands(a.hands, b.hands),
);

type Props = RowActs & { readonly agents: readonly AgentView[]; readonly contacts: readonly ContactSummary[] };

/** Agents with their state, the time in it, and what they have in hand. */
export function AgentList({ agents, contacts, ...acts }: Props) {
  const t = useStrings('floorLists');
  const floor = useStrings('floor');
  const byId = useMemo(() => new Map(contacts.map((contact) => [contact.id as string, contact])), [contacts]);
  const { on, off } = useMemo(() => agentsInOrder(agents), [agents]);
  if (agents.length === 0) {
    return (
      <EmptyState icon="users" title={t('agentsEmpty')}>
        {t('agentsEmptyBody')}
      </EmptyState>
    );
  }
  const handsOf = ({ holds }: AgentView) => holds.flatMap(({ contactId }) => byId.get(contactId) ?? []);
  return (
    <>
      <ul data-rows="" onKeyDown={onRowKey} aria-label={floor('agents')}>
        {on.map((agent, index) => (
          <AgentLine key={agent.staffId} agent={agent} hands={handsOf(agent)} isFirst={index === 0} {...acts} />
        ))}
      </ul>
      {off.length > 0 && (
        <details className={css.off}>
          <summary>{t('offTitle', { count: off.length })}</summary>
          <ul data-rows="" onKeyDown={onRowKey}>
            {off.map((agent, index) => (
              <AgentLine key={agent.staffId} agent={agent} hands={[]} isFirst={index === 0} {...acts} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
