import { floorApi } from '#shared/floor/floor.api.ts';
import type { Alarm, Attention, LowerWish } from '#shared/floor/floor.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { patchRoute } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Timer } from '../../../ui/time.tsx';
import { notify } from '../../../ui/toast.tsx';
import { withAlarm } from '../state/use-floor.ts';
import { useFloorErrorText, useNamed } from '../state/use-words.ts';
import css from './attention.module.css';

type Look = { readonly onLook: (id: ContactId) => void };

function AlarmRow({
  alarm,
  now,
  onLook,
}: { readonly alarm: Alarm; /** Where the contact stands meanwhile. */ readonly now: string | null } & Look) {
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

/** What waits for a supervisor's hand: loud alarms first, then wishes to lower a level; nothing when there is nothing. */
export function AttentionRows({
  attention,
  nowOf,
  onLook,
}: { readonly attention: Attention; readonly nowOf: (contactId: string) => string | null } & Look) {
  const t = useStrings('floor');
  const { alarms, lowerWishes } = attention;
  return (
    <section aria-label={t('attention')} aria-live="assertive" className={css.attention}>
      {alarms.length + lowerWishes.length > 0 && (
        <ul className={css.rows}>
          {alarms.map((alarm) => (
            <AlarmRow key={alarm.id} alarm={alarm} now={nowOf(alarm.contactId)} onLook={onLook} />
          ))}
          {lowerWishes.map((wish) => (
            <WishRow key={wish.contactId} wish={wish} onLook={onLook} />
          ))}
        </ul>
      )}
    </section>
  );
}
