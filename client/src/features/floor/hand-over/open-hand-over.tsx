import { handOverApi } from '#shared/floor/floor.api.ts';
import type { HandOver, HandOverItem } from '#shared/floor/hand-over.schema.ts';
import { useRef } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { RiskBadge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Card } from '../../../ui/panel.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { Moment } from '../../../ui/time.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useFloorErrorText, useNamed } from '../state/use-words.ts';
import css from './hand-over.module.css';
import { itemsOf, kinds, useItemWords } from './item-words.ts';

type Told = { readonly onChanged: (handOver: HandOver) => void };
type ItemProps = { readonly handOver: HandOver; readonly item: HandOverItem; readonly mayAccept: boolean } & Told;

function Item({ handOver, item, mayAccept, onChanged }: ItemProps) {
  const t = useStrings('floorSheets');
  const named = useNamed();
  const words = useItemWords();
  const errorText = useFloorErrorText();
  const accept = useCommand(handOverApi.acceptItem, {
    onDone: onChanged,
    onError: (error) => notify({ text: errorText(error), tone: 'danger' }),
  });
  const { about, accepted, id } = item;
  return (
    <li className={css.item}>
      {about.kind === 'contact' && about.risk.level !== null && <RiskBadge level={about.risk.level} />}
      <span className={css.words}>{words(about)}</span>
      {accepted && (
        <span className={css.accepted}>
          <Icon name="check" size={14} />
          {t('acceptedBy', { name: named(accepted.by.name) })}
        </span>
      )}
      {!accepted && mayAccept && about.kind !== 'restricted' && (
        <Button size="s" isPending={accept.isPending} onPress={() => accept.run({ params: { handOverId: handOver.id, itemId: id } })}>
          {t('acceptItem')}
        </Button>
      )}
    </li>
  );
}

/** The open hand-over: every item with its acceptance, then the whole. */
export function OpenHandOver({ handOver, onChanged }: { readonly handOver: HandOver } & Told) {
  const t = useStrings('floorSheets');
  const named = useNamed();
  const errorText = useFloorErrorText();
  const { staff } = useSession();
  const { id: handOverId, items, note, openedBy } = handOver;
  const mine = openedBy.id === staff.id;
  const done = items.filter((item) => item.accepted).length;
  const left = items.length - done;
  const ended = (text: string) => (next: HandOver) => {
    notify({ text, tone: 'ok' });
    onChanged(next);
  };
  const onError = (error: unknown) => notify({ text: errorText(error), tone: 'danger' });
  const accept = useCommand(handOverApi.accept, { onDone: ended(t('done')), onError });
  const withdraw = useCommand(handOverApi.withdraw, { onDone: ended(t('withdrawn')), onError });
  const name = named(openedBy.name);
  const frame = useRef<HTMLDivElement>(null);
  // The pressed button goes with its item's acceptance: the keyboard goes on with the next one.
  const onAccepted = (next: HandOver) => {
    onChanged(next);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus());
  };
  return (
    <div ref={frame} className={css.form}>
      <p>
        <b>{mine ? t('handOverMine', { done, all: items.length }) : t('handOverWaiting', { name })}</b>{' '}
        <Moment at={handOver.openedAt} show="dateTime" />
      </p>
      {!mine && <p>{t('handOverWaitingBody', { done, all: items.length, name })}</p>}
      {note !== '' && (
        <Card>
          <PersonText as="block">{note}</PersonText>
        </Card>
      )}
      {kinds.map((kind) => {
        const its = itemsOf(handOver, kind);
        return its.length === 0 ? null : (
          <section key={kind}>
            <h3 className={css.group}>{t(`group_${kind}`)}</h3>
            <ul className={css.items}>
              {its.map((item) => (
                <Item key={item.id} handOver={handOver} item={item} mayAccept={!mine} onChanged={onAccepted} />
              ))}
            </ul>
          </section>
        );
      })}
      {mine ? (
        <Button isPending={withdraw.isPending} onPress={() => withdraw.run({ params: { handOverId } })}>
          {t('withdraw')}
        </Button>
      ) : (
        <Button variant="primary" isDisabled={left > 0} isPending={accept.isPending} onPress={() => accept.run({ params: { handOverId } })}>
          {left > 0 ? t('acceptLeft', { count: left }) : t('acceptAll')}
        </Button>
      )}
    </div>
  );
}
