import { rosterApi, type RosterView } from '#shared/rosters/rosters.api.ts';
import type { OverrideView } from '#shared/rosters/roster.schema.ts';
import type { Swap } from '#shared/rosters/swap.schema.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useNow } from '../../lib/clock.ts';
import { useCommand } from '../../lib/command.ts';
import { useStrings } from '../../lib/i18n.ts';
import { routeKey } from '../../lib/query.ts';
import { useRosterErrorText, useStretchWords } from '../../lib/rosters.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { notify } from '../../ui/toast.tsx';
import css from './roster.module.css';
import { useRosterTold } from './use-roster.ts';
import { useLayerName, useNameOf } from './words.ts';

type Props = { readonly view: RosterView; readonly mayEdit: boolean };

/** What an override says, in words. */
function useOverrideWords(view: RosterView): (one: OverrideView) => string {
  const t = useStrings('roster');
  const nameOf = useNameOf(view.people);
  const layerName = useLayerName(view.layers);
  return ({ kind, layerId, officerId, insteadOf }) => {
    const [name, other, layer] = [nameOf(officerId), nameOf(insteadOf), layerName(layerId)];
    if (kind === 'extra') return t('what_extra', { name });
    if (kind === 'away') return insteadOf ? t('what_away', { other }) : t('what_awayLayer', { layer });
    return insteadOf ? t('what_standIn', { name, other }) : t('what_standInLayer', { name, layer });
  };
}

function useWithdraw(view: RosterView) {
  const t = useStrings('roster');
  const errorText = useRosterErrorText();
  const told = useRosterTold();
  const onError = (error: unknown) => notify({ text: errorText(error), tone: 'danger' });
  const again = useCommand(rosterApi.addOverride, { onDone: told, onError });
  return useCommand(rosterApi.withdrawOverride, {
    onDone: (next, { params: { overrideId } }) => {
      told(next);
      const { id: _id, by: _by, at: _at, ...override } = view.overrides.find(({ id }) => id === overrideId) ?? ({} as OverrideView);
      const undo = { label: t('undo'), onPress: () => again.run({ params: { area: view.area }, body: { override } }) };
      notify({ text: t('withdrawn'), tone: 'ok', action: undo });
    },
    onError,
  });
}

/** The changes of single times, those to come first. */
export function Overrides({ view, mayEdit }: Props) {
  const t = useStrings('roster');
  const words = useOverrideWords(view);
  const layerName = useLayerName(view.layers);
  const stretchWords = useStretchWords();
  const now = useNow(60_000);
  const withdraw = useWithdraw(view);
  const isOver = ({ until }: OverrideView): boolean => Date.parse(until) <= now;
  const shown = [...view.overrides].sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || a.from.localeCompare(b.from));
  if (shown.length === 0) return <p className={css.hint}>{t('overridesNone')}</p>;
  return (
    <ul className={css.lines}>
      {shown.map((one) => (
        <li key={one.id} className={css.line}>
          <span className={css.grow}>
            <b>{words(one)}</b> {one.layerId !== null && one.insteadOf !== null && `(${layerName(one.layerId)}) `}
            <span className={css.hint}>{stretchWords(one)}</span>
          </span>
          {isOver(one) && <Badge>{t('over')}</Badge>}
          {mayEdit && !isOver(one) && (
            <Button
              size="s"
              isPending={withdraw.isPending}
              onPress={() => withdraw.run({ params: { area: view.area, overrideId: one.id } })}
            >
              {t('withdraw')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The swaps that are asked for or in force; a supervisor may withdraw them. */
export function Swaps({ view, mayEdit }: Props) {
  const t = useStrings('roster');
  const queries = useQueryClient();
  const nameOf = useNameOf(view.people);
  const stretchWords = useStretchWords();
  const errorText = useRosterErrorText();
  const now = useNow(60_000);
  const again = () => {
    void queries.invalidateQueries({ queryKey: routeKey(rosterApi.of, { params: { area: view.area } }) });
    void queries.invalidateQueries({ queryKey: routeKey(rosterApi.overview) });
  };
  const withdraw = useCommand(rosterApi.withdrawSwap, {
    onDone: () => {
      notify({ text: t('withdrawn'), tone: 'ok' });
      again();
    },
    onError: (error) => {
      notify({ text: errorText(error), tone: 'danger' });
      again();
    },
  });
  const ends = ({ give, back }: Swap): number => Math.max(Date.parse(give.until), Date.parse(back?.until ?? give.until));
  const shown = view.swaps.filter((swap) => ends(swap) > now);
  if (shown.length === 0) return <p className={css.hint}>{t('swapsNone')}</p>;
  return (
    <ul className={css.lines}>
      {shown.map((swap) => (
        <li key={swap.id} className={css.line}>
          <span className={css.grow}>
            {t('swapGives', { name: nameOf(swap.askedBy), other: nameOf(swap.askedOf), time: stretchWords(swap.give) })}
            {swap.back && <span className={css.hint}> · {t('swapBack', { time: stretchWords(swap.back) })}</span>}
          </span>
          <Badge tone={swap.state === 'accepted' ? 'ok' : 'p2'}>{t(`state_${swap.state}`)}</Badge>
          {mayEdit && (
            <Button size="s" isPending={withdraw.isPending} onPress={() => withdraw.run({ params: { swapId: swap.id } })}>
              {t('withdraw')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
