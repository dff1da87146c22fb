import type { LeftView, LeftUrgency } from '#shared/contacts/left.schema.ts';
import { leftApi } from '#shared/floor/left.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Timer } from '../../../ui/time.tsx';
import { notify } from '../../../ui/toast.tsx';
import { Facts, Marks } from '../lists/contact-bits.tsx';
import { useFloorErrorText, usePlaceName } from '../state/use-words.ts';
import { LeftDialog } from './left-dialog.tsx';
import css from './left.module.css';

const groups: readonly LeftUrgency[] = [0, 1, 2];

type RowProps = { readonly one: LeftView; readonly onLook: (id: ContactId) => void; readonly onDecide: () => void };

function LeftRow({ one: { contact, urgency, leftAt, dueAt }, onLook, onDecide }: RowProps) {
  const t = useStrings('floorLeft');
  const format = useFormat();
  const placeOf = usePlaceName();
  return (
    <li className={cx(css.row, urgency === 0 && css.grave)}>
      <span className={css.about}>
        <span className={css.top}>
          <b data-numeric="">C-{contact.number}</b>
          <span>
            {t('leftAgo')} <Timer since={Date.parse(leftAt)} />
          </span>
          {dueAt !== null && <span className={css.due}>{t('again', { time: format.clock(dueAt) })}</span>}
        </span>
        <span className={css.facts}>
          <Facts contact={contact} place={placeOf(contact.areaId)} />
          <Marks contact={contact} without="childLeft" />
        </span>
      </span>
      <span className={css.acts}>
        <Button size="s" onPress={() => onLook(contact.id)}>
          {t('look')}
        </Button>
        <Button size="s" variant="primary" onPress={onDecide}>
          {t('decide')}
        </Button>
      </span>
    </li>
  );
}

/** One act for all who left without a word; who came back meanwhile is left out by the server. */
function AllAtOnce({ ids, again }: { readonly ids: readonly ContactId[]; readonly again: () => void }) {
  const t = useStrings('floorLeft');
  const errorText = useFloorErrorText();
  const all = useCommand(leftApi.withoutWord, {
    onDone: ({ decided }) => {
      again();
      notify({ text: t('allDone', { count: decided.length }), tone: 'ok' });
    },
    onError: (error) => notify({ text: errorText(error), tone: 'danger' }),
  });
  return (
    <Button size="s" isPending={all.isPending} onPress={() => all.run({ body: { contactIds: [...ids], why: 'noWords' } })}>
      {t('all', { count: ids.length })}
    </Button>
  );
}

type Props = {
  readonly left: readonly LeftView[];
  readonly total: number;
  readonly agents: readonly AgentView[];
  readonly again: () => void;
  readonly onLook: (id: ContactId) => void;
  readonly onClose: () => void;
};

/** Everybody who left before we answered, the gravest first, each with what may follow. */
export function LeftSheet({ left, total, agents, again, onLook, onClose }: Props) {
  const t = useStrings('floorLeft');
  const [decideId, setDecide] = useState<string | null>(null);
  const chosen = left.find(({ contact }) => contact.id === decideId);
  const look = (id: ContactId) => {
    onClose();
    onLook(id);
  };
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} placement="sheet" size="l">
      <p className={css.note}>{t(total === 0 ? 'empty' : 'intro')}</p>
      {groups.map((urgency) => {
        const rows = left.filter((one) => one.urgency === urgency);
        if (rows.length === 0) return null;
        return (
          <section key={urgency} aria-label={t(`group_${urgency}`)} className={css.group}>
            <header className={css.head}>
              <h3>
                {t(`group_${urgency}`)} · <span data-numeric="">{rows.length}</span>
              </h3>
              {urgency === 2 && <AllAtOnce ids={rows.map(({ contact }) => contact.id)} again={again} />}
            </header>
            <ul>
              {rows.map((one) => (
                <LeftRow key={one.contact.id} one={one} onLook={look} onDecide={() => setDecide(one.contact.id)} />
              ))}
            </ul>
          </section>
        );
      })}
      {total > left.length && <p className={css.note}>{t('more', { count: total - left.length })}</p>}
      {chosen && <LeftDialog key={chosen.contact.id} one={chosen} agents={agents} again={again} onClose={() => setDecide(null)} />}
    </Dialog>
  );
}
