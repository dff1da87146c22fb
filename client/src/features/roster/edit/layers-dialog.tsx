import { localDate } from '#shared/kernel/local-time.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { layersSchema, roundTheClock, type Layer, type LayerId } from '#shared/rosters/roster.schema.ts';
import { rosterApi, type RosterView } from '#shared/rosters/rosters.api.ts';
import { dayMs } from '#shared/rosters/shifts.ts';
import { useMemo, useState } from 'react';
import { now } from '../../../lib/clock.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useRosterErrorText, useStretchWords } from '../../../lib/rosters.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { notify } from '../../../ui/toast.tsx';
import { mondayOf, planOfView } from '../calendar/rows.ts';
import { useRosterTold } from '../use-roster.ts';
import css from './edit.module.css';
import { LayerForm } from './layer-form.tsx';
import { moved } from './people-order.tsx';

/** What would be without anybody in the coming four weeks, before it is saved. */
function Preview({ view, layers }: { readonly view: RosterView; readonly layers: readonly Layer[] }) {
  const t = useStrings('roster');
  const stretchWords = useStretchWords();
  const gaps = useMemo(() => {
    const able = new Set(view.people.filter((one) => one.able).map(({ id }) => id));
    const from = now();
    return planOfView(view, layers).gaps({ from, until: from + 28 * dayMs }, (id) => able.has(id));
  }, [view, layers]);
  if (gaps.length === 0) return <Banner tone="ok">{t('leftNone')}</Banner>;
  const [shown, more] = [gaps.slice(0, 6), gaps.length - 6];
  return (
    <Banner tone="warn" title={t('left')}>
      <ul>
        {shown.map((gap) => (
          <li key={gap.from}>{stretchWords(gap)}</li>
        ))}
      </ul>
      {more > 0 && t('gapMore', { count: more })}
    </Banner>
  );
}

/** Saves layers, and offers to put the former ones back. */
function useSave(view: RosterView, name: string, onDone: () => void) {
  const t = useStrings('roster');
  const errorText = useRosterErrorText();
  const told = useRosterTold();
  const undo = useCommand(rosterApi.setLayers, {
    onDone: (next) => {
      told(next);
      notify({ text: t('savedUndo', { area: name }), tone: 'ok' });
    },
    onError: (error) => notify({ text: errorText(error), tone: 'danger' }),
  });
  return useCommand(rosterApi.setLayers, {
    onDone: (next) => {
      told(next);
      const body = { revision: next.revision, layers: view.layers };
      const action = { label: t('undo'), onPress: () => undo.run({ params: { area: view.area }, body }) };
      notify({ text: t('saved', { area: name }), tone: 'ok', action }, 15_000);
      onDone();
    },
  });
}

type Props = { readonly view: RosterView; readonly name: string; readonly onClose: () => void };

/** The layers of a roster in the order of calling, with what would be left open shown before anything is saved. */
export function LayersDialog({ view, name, onClose }: Props) {
  const t = useStrings('roster');
  const errorText = useRosterErrorText();
  // New ones begin on the Monday of this week, so that turns of a week change on Mondays.
  const fresh = (): Layer => ({ ...roundTheClock(newId<LayerId>(), []), firstDay: localDate(new Date(mondayOf(now()))) });
  const [layers, setLayers] = useState<readonly Layer[]>(() => (view.layers.length > 0 ? view.layers : [fresh()]));
  const [seen, setSeen] = useState(view.revision);
  const save = useSave(view, name, onClose);
  const isStale = view.revision !== seen;
  const set = (id: LayerId, part: Partial<Layer>) => setLayers((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const parsed = layersSchema.safeParse(layers);
  return (
    <ActDialog
      title={t('layersTitle', { area: name })}
      size="l"
      onClose={onClose}
      act={t('save')}
      isReady={parsed.success && !isStale}
      isPending={save.isPending}
      onAct={() => save.run({ params: { area: view.area }, body: { revision: seen, layers: [...layers] } })}
    >
      <div className={css.form}>
        <p className={css.hint}>{t('layersIntro')}</p>
        {isStale && (
          <Banner
            tone="warn"
            action={
              <>
                <Button
                  size="s"
                  onPress={() => {
                    setLayers(view.layers);
                    setSeen(view.revision);
                  }}
                >
                  {t('staleTake')}
                </Button>
                <Button size="s" onPress={() => setSeen(view.revision)}>
                  {t('staleKeep')}
                </Button>
              </>
            }
          >
            {t('stale')}
          </Banner>
        )}
        {layers.map((layer, i) => (
          <LayerForm
            key={layer.id}
            layer={layer}
            rank={i + 1}
            count={layers.length}
            people={view.people}
            set={(part) => set(layer.id, part)}
            onMove={(by) => setLayers((all) => moved(all, i, by))}
            onRemove={() => setLayers((all) => all.filter(({ id }) => id !== layer.id))}
          />
        ))}
        <div>
          <Button icon="plus" isDisabled={layers.length >= 12} onPress={() => setLayers((all) => [...all, fresh()])}>
            {t('layerAdd')}
          </Button>
        </div>
        {parsed.success && <Preview view={view} layers={layers} />}
        {save.error && (
          <p role="alert" className={css.error}>
            {errorText(save.error)}
          </p>
        )}
      </div>
    </ActDialog>
  );
}
