import type { StaffId } from '#shared/kernel/ids.ts';
import type { Stretch } from '#shared/rosters/plan.ts';
import type { LayerId, OverrideWish } from '#shared/rosters/roster.schema.ts';
import { rosterApi, type RosterView } from '#shared/rosters/rosters.api.ts';
import { useState } from 'react';
import { now } from '../../../lib/clock.ts';
import { useCommand } from '../../../lib/command.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { fromField, toField } from '../../../lib/local-times.ts';
import { useRosterErrorText } from '../../../lib/rosters.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useRosterTold } from '../use-roster.ts';
import { useLayerName } from '../words.ts';
import css from './edit.module.css';

const hourMs = 3_600_000;
const all = 'all';
const whoever = 'whoever';

type Form = {
  readonly kind: OverrideWish['kind'];
  readonly officerId: StaffId | null;
  readonly insteadOf: StaffId | typeof whoever | null;
  readonly layerId: LayerId | typeof all;
  readonly from: string;
  readonly until: string;
};
type Fields = { readonly view: RosterView; readonly form: Form; readonly set: (part: Partial<Form>) => void };

/** What the form asks for; null while something is missing. */
function wishOf({ kind, officerId, insteadOf, layerId, ...fields }: Form): OverrideWish | null {
  const [from, until] = [fromField(fields.from), fromField(fields.until)];
  if (!from || !until || from >= until) return null;
  const layer = layerId === all ? null : layerId;
  if (kind === 'extra') return officerId && { kind, layerId: layer, officerId, insteadOf: null, from, until };
  // "Whoever has the layer" says nothing without a layer.
  if (insteadOf === null || (insteadOf === whoever && layer === null)) return null;
  const of = insteadOf === whoever ? null : insteadOf;
  if (kind === 'away') return { kind, layerId: layer, officerId: null, insteadOf: of, from, until };
  return officerId && officerId !== of ? { kind, layerId: layer, officerId, insteadOf: of, from, until } : null;
}

function People({ view, form, set }: Fields) {
  const t = useStrings('roster');
  const language = useLanguage();
  const layerName = useLayerName(view.layers);
  const named = new Set(view.layers.flatMap(({ officers, holidayOfficers }) => [...officers, ...(holidayOfficers ?? [])]));
  const inRoster = view.people.filter(({ id }) => named.has(id) || view.overrides.some(({ officerId }) => officerId === id));
  const options = (people: typeof inRoster) => people.map(({ id, name }) => ({ id: id, label: name[language] }));
  const layers = [
    { id: all, label: t(form.kind === 'extra' ? 'behindAll' : 'everywhere') },
    ...view.layers.map(({ id }) => ({ id: id, label: layerName(id) })),
  ];
  return (
    <>
      {form.kind !== 'extra' && (
        <Select
          label={t(form.kind === 'away' ? 'whomAway' : 'whom')}
          options={[...options(inRoster), { id: whoever, label: t('whoever') }]}
          value={form.insteadOf}
          onChange={(id) => set({ insteadOf: id })}
        />
      )}
      {form.kind !== 'away' && (
        <Select
          label={t('who')}
          options={options(view.people.filter((one) => one.able))}
          value={form.officerId}
          onChange={(id) => set({ officerId: id })}
        />
      )}
      <Select label={t('where')} options={layers} value={form.layerId} onChange={(id) => set({ layerId: id as LayerId })} />
    </>
  );
}

type Props = { readonly view: RosterView; readonly name: string; readonly gap: Stretch | null; readonly onClose: () => void };

/** Somebody stands in, is away, or comes in addition for a stretch of time; a gap brings its times along. */
export function OverrideDialog({ view, name, gap, onClose }: Props) {
  const t = useStrings('roster');
  const errorText = useRosterErrorText();
  const told = useRosterTold();
  const [form, setForm] = useState<Form>(() => {
    const start = Math.ceil(now() / hourMs) * hourMs;
    const times = gap ?? { from: start, until: start + 12 * hourMs };
    const [first] = view.layers;
    return {
      ...{ kind: gap ? 'extra' : 'standIn', officerId: null, insteadOf: null, layerId: gap && first ? first.id : all },
      ...{ from: toField(times.from), until: toField(times.until) },
    };
  });
  const set = (part: Partial<Form>) => setForm((old) => ({ ...old, ...part }));
  const add = useCommand(rosterApi.addOverride, {
    onDone: (next) => {
      told(next);
      notify({ text: t('overrideDone'), tone: 'ok' });
      onClose();
    },
  });
  const override = wishOf(form);
  const kinds = (['standIn', 'away', 'extra'] as const).map((id) => ({ id, label: t(`kind_${id}`) }));
  return (
    <ActDialog
      title={t('overrideTitle', { area: name })}
      onClose={onClose}
      act={t('overrideAdd')}
      isReady={override !== null}
      isPending={add.isPending}
      onAct={() => override && add.run({ params: { area: view.area }, body: { override } })}
    >
      <div className={css.form}>
        <RadioGroup label={t('kind')} options={kinds} value={form.kind} onChange={(kind) => set({ kind })} />
        <People view={view} form={form} set={set} />
        <div className={css.fields}>
          <TextField type="datetime-local" label={t('begins')} value={form.from} onChange={(from) => set({ from })} />
          <TextField type="datetime-local" label={t('ends')} value={form.until} onChange={(until) => set({ until })} />
        </div>
        {add.error && (
          <p role="alert" className={css.error}>
            {errorText(add.error)}
          </p>
        )}
      </div>
    </ActDialog>
  );
}
