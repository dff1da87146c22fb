import type { LeftView } from '#shared/contacts/left.schema.ts';
import { leftWhySchema } from '#shared/contacts/left.schema.ts';
import { leftApi } from '#shared/floor/left.api.ts';
import { peopleApi } from '#shared/people/people.api.ts';
import type { AgentView } from '#shared/routing/routing.schema.ts';
import { useState } from 'react';
import { now } from '../../../lib/clock.ts';
import { useCommand } from '../../../lib/command.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { notify } from '../../../ui/toast.tsx';
import acts from '../acts/acts.module.css';
import { useFloorErrorText } from '../state/use-words.ts';
import { blankForm, isAllowed, whats, wishOf, type LeftForm } from './left-wish.ts';

type Fields = { readonly form: LeftForm; readonly set: (part: Partial<LeftForm>) => void; readonly agents: readonly AgentView[] };

function Who({ form, set, agents }: Fields) {
  const t = useStrings('floorLeft');
  const language = useLanguage();
  const { data } = useRoute(peopleApi.colleagues, { query: {} }, { staleTime: 5 * 60_000 });
  // Whoever is to write does so now; a follow-up may be of somebody who comes later.
  const atDesk = agents.filter(({ present, state }) => present && state !== 'off').map(({ staffId: id, name }) => ({ id, name }));
  const colleagues = (data?.colleagues ?? []).filter(({ roles }) => roles.includes('agent') || roles.includes('supervisor'));
  const able = form.what === 'write' ? atDesk : colleagues;
  if (able.length === 0) return <p>{t('whoNobody')}</p>;
  const options = able.map(({ id, name }) => ({ id, label: name[language] }));
  return <Select label={t('who')} options={options} value={form.who} onChange={(who) => set({ who })} />;
}

/** What the chosen decision needs besides: a person, a time and a task, or a reason. */
function Needs(fields: Fields) {
  const t = useStrings('floorLeft');
  const { form, set } = fields;
  if (form.what === 'write') return <Who {...fields} />;
  if (form.what === 'followUp') {
    const segments = [
      { id: '1', label: t('in1') },
      { id: '4', label: t('in4') },
      { id: '24', label: t('in24') },
    ] as const;
    return (
      <>
        <Who {...fields} />
        <Segmented label={t('when')} segments={segments} value={form.hours} onChange={(hours) => set({ hours })} />
        <TextArea label={t('task')} rows={2} maxLength={500} value={form.task} onChange={(task) => set({ task })} />
      </>
    );
  }
  if (form.what !== 'nothing') return null;
  const options = leftWhySchema.options.map((id) => ({ id, label: t(`why_${id}`) }));
  return <Select label={t('why')} options={options} value={form.why} onChange={(why) => set({ why })} />;
}

function useDecide(one: LeftView, agents: readonly AgentView[], again: () => void, onClose: () => void) {
  const t = useStrings('floorLeft');
  const language = useLanguage();
  const errorText = useFloorErrorText();
  const { number, id } = one.contact;
  const undo = useCommand(leftApi.undo, { onDone: again, onError: (error) => notify({ text: errorText(error), tone: 'danger' }) });
  return useCommand(leftApi.decide, {
    onDone: ({ ownerId }, { body: { what } }) => {
      const name = agents.find(({ staffId }) => staffId === ownerId)?.name[language] ?? '–';
      const text = what === 'write' ? t('done_write', { number, name }) : t(`done_${what}`, { number });
      const action = { label: t('undo'), onPress: () => undo.run({ params: { contactId: id } }) };
      notify({ text, tone: 'ok', ...(what === 'nothing' ? { action } : {}) });
      again();
      onClose();
    },
    onError: again,
  });
}

type Props = {
  readonly one: LeftView;
  readonly agents: readonly AgentView[];
  readonly again: () => void;
  readonly onClose: () => void;
};

/** What follows for somebody who left: what is not safe cannot be chosen, and says why. */
export function LeftDialog({ one, agents, again, onClose }: Props) {
  const t = useStrings('floorLeft');
  const errorText = useFloorErrorText();
  const [form, setForm] = useState<LeftForm>(blankForm);
  const decide = useDecide(one, agents, again, onClose);
  const body = wishOf(form, now());
  const options = whats.map((id) => {
    const allowed = isAllowed(id, one);
    const hint = !allowed && (id === 'write' || id === 'callBack') ? t(`whatNot_${id}`) : t(`whatHint_${id}`);
    return { id, label: t(`what_${id}`), hint, isDisabled: !allowed };
  });
  return (
    <ActDialog
      title={t('dialog', { number: one.contact.number })}
      onClose={onClose}
      act={t('decide')}
      isReady={body !== null}
      isPending={decide.isPending}
      onAct={() => body && decide.run({ params: { contactId: one.contact.id }, body })}
    >
      <div className={acts.form}>
        <RadioGroup
          label={t('decide')}
          hideLabel
          options={options}
          value={form.what}
          onChange={(what) => setForm({ ...blankForm, what })}
        />
        <Needs form={form} set={(part) => setForm((old) => ({ ...old, ...part }))} agents={agents} />
        {decide.error && (
          <p role="alert" className={acts.error}>
            {errorText(decide.error)}
          </p>
        )}
      </div>
    </ActDialog>
  );
}
