import type { HandOver, HandOverItem, ItemAbout } from '#shared/floor/hand-over.schema.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useNamed } from '../state/use-words.ts';

/** The kinds of items in the order of their weight. */
export const kinds = [
  'alarm',
  'contact',
  'dispatch',
  'left',
  'leftSilent',
  'callBack',
  'lowerWish',
  'followUp',
  'waiting',
  'restricted',
] as const satisfies readonly ItemAbout['kind'][];

/** The items of one kind, in the order of the list. */
export const itemsOf = ({ items }: HandOver, kind: ItemAbout['kind']): HandOverItem[] => items.filter(({ about }) => about.kind === kind);

// Numbers and times keep their own order inside a line of Urdu.
const alone = (text: string): string => `\u2068${text}\u2069`;

/** Gives what an item is about, in words. */
export function useItemWords(): (about: ItemAbout) => string {
  const t = useStrings('floorSheets');
  const named = useNamed();
  const format = useFormat();
  const clock = (at: string) => alone(format.clock(at));
  const dateTime = (at: string) => alone(format.dateTime(at));
  const withOwner = ({ owner }: Extract<ItemAbout, { kind: 'contact' }>) =>
    owner ? t('item_with', { name: named(owner.name) }) : t('item_alone');
  return (about) => {
    switch (about.kind) {
      case 'contact':
        return `${alone(`C-${about.number}`)} · ${withOwner(about)} · ${t('item_since', { time: clock(about.since) })}`;
      case 'alarm':
        return `${alone(`C-${about.number}`)} · ${t(`item_${about.alarm}`)} · ${t('item_since', { time: clock(about.since) })}`;
      case 'dispatch':
        return `${alone(`C-${about.number}`)} · ${t(`dispatch_${about.state}`)} · ${t('item_since', { time: clock(about.since) })}`;
      case 'left':
        return `${alone(`C-${about.number}`)} · ${t(`item_left_${about.urgency}`)} · ${t('item_since', { time: dateTime(about.since) })}`;
      case 'leftSilent':
        return `${t('item_leftSilent', { count: about.count })} · ${t('item_since', { time: dateTime(about.since) })}`;
      case 'callBack':
        return `${alone(`C-${about.number}`)} · ${t('item_callBack', { from: dateTime(about.dueAt), until: clock(about.until) })}`;
      case 'lowerWish':
        return `${alone(`C-${about.number}`)} · ${t('item_since', { time: clock(about.since) })}`;
      case 'followUp':
        return `${alone(`C-${about.number}`)} · ${t('item_due', { name: named(about.assignee.name), time: dateTime(about.dueAt) })}`;
      case 'waiting':
        return (
          t('item_waiting', { count: about.count }) +
          (about.oldestArrivedAt === null ? '' : ` · ${t('item_since', { time: clock(about.oldestArrivedAt) })}`)
        );
      case 'restricted':
        return t('item_restricted');
    }
  };
}
