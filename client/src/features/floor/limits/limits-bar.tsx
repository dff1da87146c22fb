import { limitApi, limitEvents, type Limit } from '#shared/contacts/limit.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useFormat } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { notify } from '../../../ui/toast.tsx';
import css from '../left/left.module.css';

const none = { limits: [] };

function useLookAgain(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: routeKey(limitApi.open) });
}

/** Agrees, refuses, makes longer or lifts, and looks again afterwards. */
function useActs() {
  const t = useStrings('limits');
  const again = useLookAgain();
  const handlers = {
    onDone: again,
    onError: () => {
      again();
      notify({ text: t('failed'), tone: 'danger' });
    },
  };
  return {
    decide: useCommand(limitApi.decide, handlers),
    renew: useCommand(limitApi.renew, handlers),
    lift: useCommand(limitApi.lift, handlers),
  };
}

/** Gives anybody's name of the staff: supervisors set limits too. */
function useColleagueName(): (id: string) => string {
  const language = useLanguage();
  const { data } = useRoute(peopleApi.colleagues, { query: {} }, { staleTime: 5 * 60_000 });
  return (id) => data?.colleagues.find((one) => one.id === id)?.name[language] ?? '–';
}

type Names = { readonly nameOf: (id: string) => string };

function LimitRow({ limit, nameOf, onLook }: Names & { readonly limit: Limit; readonly onLook: (id: ContactId) => void }) {
  const t = useStrings('limits');
  const format = useFormat();
  const { decide, renew, lift } = useActs();
  const { id: limitId, contactNumber, contactId, reason, hours, state, askedBy, askedAt, decidedBy, until, renewed } = limit;
  const params = { limitId };
  return (
    <li className={css.row}>
      <span className={css.about}>
        <span className={css.top}>
          <b data-numeric="">C-{contactNumber}</b>
          <Badge>{t(`reason_${reason}`)}</Badge>
          {renewed > 0 && <Badge tone="p2">{t('renewed', { count: renewed })}</Badge>}
        </span>
        <span className={css.facts}>
          {t('askedBy', { name: nameOf(askedBy), time: format.dateTime(askedAt), hours })}
          {until !== null && decidedBy !== null && ` · ${t('setBy', { name: nameOf(decidedBy), time: format.dateTime(until) })}`}
        </span>
      </span>
      <Button size="s" onPress={() => onLook(contactId)}>
        {t('look')}
      </Button>
      {state === 'asked' ? (
        <>
          <Button size="s" onPress={() => decide.run({ params, body: { agree: false } })}>
            {t('refuse')}
          </Button>
          <Button size="s" variant="primary" onPress={() => decide.run({ params, body: { agree: true } })}>
            {t('agree')}
          </Button>
        </>
      ) : (
        <>
          <Button size="s" onPress={() => renew.run({ params, body: { hours } })}>
            {t('renew', { hours })}
          </Button>
          <Button size="s" variant="primary" onPress={() => lift.run({ params })}>
            {t('lift')}
          </Button>
        </>
      )}
    </li>
  );
}

/** Limits asked for and in force, with who, why and until when; nothing while there are none. */
export function LimitsBar({ onLook }: { readonly onLook: (id: ContactId) => void }) {
  const t = useStrings('limits');
  const nameOf = useColleagueName();
  const [isOpen, setOpen] = useState(false);
  useLive(limitEvents.changed, useLookAgain());
  const { limits } = useRoute(limitApi.open, {}, { refetchInterval: 30_000 }).data ?? none;
  const asked = limits.filter(({ state }) => state === 'asked').length;
  const look = (id: ContactId) => {
    setOpen(false);
    onLook(id);
  };
  return (
    <>
      {limits.length > 0 && (
        <section className={css.bar} aria-label={t('title')}>
          <span>{t('bar', { count: limits.length })}</span>
          {asked > 0 && <b>{t('asked', { count: asked })}</b>}
          <span className={css.end}>
            <Button size="s" onPress={() => setOpen(true)}>
              {t('open')}
            </Button>
          </span>
        </section>
      )}
      {isOpen && (
        <Dialog title={t('title')} isOpen onClose={() => setOpen(false)} placement="sheet" size="l">
          <p className={css.note}>{t(limits.length === 0 ? 'empty' : 'intro')}</p>
          <ul>
            {limits.map((limit) => (
              <LimitRow key={limit.id} limit={limit} nameOf={nameOf} onLook={look} />
            ))}
          </ul>
        </Dialog>
      )}
    </>
  );
}
