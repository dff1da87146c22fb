import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import type { Alarm, Attention, LowerWish } from '#shared/floor/floor.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { patchRoute } from '../../../lib/query.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Timer } from '../../../ui/time.tsx';
import { notify } from '../../../ui/toast.tsx';
import { withAlarm } from '../state/use-floor.ts';
import { useFloorErrorText, useNamed } from '../state/use-words.ts';
import css from './attention.module.css';

type Look = { readonly onLook: (id: ContactId) => void };

type AlarmProps = Look & {
  readonly alarm: Alarm;
  /** Where the contact and its dispatch stand meanwhile. */
  readonly now: string | null;
  /** What the ladder asks of this supervisor for it. */
  readonly task: DutyTask | null;
};

function AlarmRow({ alarm, now, task, onLook }: AlarmProps) {
  const t = useStrings('floor');
  const named = useNamed();
  const errorText = useFloorErrorText();
  const queries = useQueryClient();
  const acknowledge = useCommand(floorApi.acknowledge, {
    onDone: (done) => patchRoute(queries, floorApi.attention, {}, (known) => ({ ...known, alarms: withAlarm(known.alarms, done) })),
    onError: (error) => notify({ text: errorText(error), tone: 'danger' }),
  });
  const { kind, contactNumber: number, agent } = alarm;
  const words =
    kind === 'agentLost'
      ? agent
        ? t('alarm_agentLost', { number, name: named(agent.name) })
        : t('alarm_agentLostNow', { number })
      : t(`alarm_${kind}`, { number });
  return (
    <li className={cx(css.row, css.loud)}>
      <Icon name="alert" size={18} />
      <span className={css.words}>
        <b>{words}</b> <Timer since={Date.parse(alarm.at)} />
        {now !== null && <span className={css.meanwhile}>{t('meanwhile', { state: now })}</span>}
      </span>
      {task && <ToDuty task={task} />}
      <Button size="s" onPress={() => onLook(alarm.contactId)}>
        {t('look')}
      </Button>
      <Button
        size="s"
        variant="danger"
        isPending={acknowledge.isPending}
        onPress={() => acknowledge.run({ params: { alarmId: alarm.id } })}
      >
        {t('acknowledge')}
      </Button>
    </li>
  );
}

/** The way to the page on which the ladder is answered. */
function ToDuty({ task: { mine } }: { readonly task: DutyTask }) {
  const t = useStrings('floor');
  return (
    <LinkButton href="/duty" size="s" variant="primary" icon="bell">
      {t(mine === 'leading' ? 'toDutyMine' : 'toDuty')}
    </LinkButton>
  );
}

function TaskRow({ task }: { readonly task: DutyTask }) {
  const t = useStrings('floor');
  const { mine, kind, contactNumber: number, pagedAt } = task;
  const words = mine === 'leading' ? 'leading' : 'asked';
  return (
    <li className={cx(css.row, mine === 'asked' ? css.loud : css.wish)}>
      <Icon name="bell" size={18} />
      <span className={css.words}>
        <b>{t(kind === 'helpNow' ? `${words}Help` : words, { number })}</b> <Timer since={Date.parse(pagedAt)} />
      </span>
      <ToDuty task={task} />
    </li>
  );
}

function WishRow({ wish, onLook }: { readonly wish: LowerWish } & Look) {
  const t = useStrings('floor');
  const named = useNamed();
  return (
    <li className={cx(css.row, css.wish)}>
      <Icon name="flag" size={16} />
      <span className={css.words}>
        {t('lowerWish', { number: wish.contactNumber, name: named(wish.by.name), from: wish.from, to: wish.to })}{' '}
        <Timer since={Date.parse(wish.at)} />
      </span>
      <Button size="s" onPress={() => onLook(wish.contactId)}>
        {t('look')}
      </Button>
    </li>
  );
}

type Props = Look & {
  readonly attention: Attention;
  /** What the ladder asks of this supervisor. */
  readonly tasks: readonly DutyTask[];
  readonly nowOf: (alarm: Alarm) => string | null;
};

/** What waits for a supervisor's hand: loud alarms first, then what the ladder asks of them, then wishes to lower a level; nothing when there is nothing. */
export function AttentionRows({ attention, tasks, nowOf, onLook }: Props) {
  const t = useStrings('floor');
  const { alarms, lowerWishes } = attention;
  const open = tasks.filter(({ mine }) => mine !== 'other');
  // One row for one trouble: an alarm takes the way to Duty along.
  const taskOf = (alarm: Alarm) => open.find(({ contactNumber }) => contactNumber === alarm.contactNumber) ?? null;
  const others = open.filter((task) => !alarms.some((alarm) => taskOf(alarm) === task));
  return (
    <section aria-label={t('attention')} aria-live="assertive" className={css.attention}>
      {alarms.length + others.length + lowerWishes.length > 0 && (
        <ul className={css.rows}>
          {alarms.map((alarm) => (
            <AlarmRow key={alarm.id} alarm={alarm} now={nowOf(alarm)} task={taskOf(alarm)} onLook={onLook} />
          ))}
          {others.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
          {lowerWishes.map((wish) => (
            <WishRow key={wish.contactId} wish={wish} onLook={onLook} />
          ))}
        </ul>
      )}
    </section>
  );
}
