import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import type { TransferKind } from '#shared/contacts/together.schema.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { transferApi, type TransferTo } from '#shared/routing/transfer.api.ts';
import type { PersonAtDesk } from '#shared/routing/transfer.schema.ts';
import { contactLanguages } from '#shared/taxonomy/person.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { RadioGroup } from '../../../ui/radio-group.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/states.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { notify } from '../../../ui/toast.tsx';
import { withContact } from '../state/desk-view.ts';
import type { Open } from '../state/open.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useDeskErrorText } from '../state/use-desk-error.ts';
import css from './together.module.css';

const kinds: readonly TransferKind[] = ['warm', 'cold', 'consult'];
const supervisor = 'supervisor';
const line = 'line:';

/** Those who fit best first: with the caller's language, ready, with the emptiest hands. */
function byFit(language: ContactDetail['language']) {
  const rank = ({ languages, state, load }: PersonAtDesk) => (languages.includes(language) ? 0 : 100) + (state === 'ready' ? 0 : 10) + load;
  return (a: PersonAtDesk, b: PersonAtDesk): number => rank(a) - rank(b);
}

/** Whom this contact could go to, as choices. */
function useChoices(contact: ContactDetail, kind: TransferKind) {
  const t = useStrings('together');
  const desk = useStrings('desk');
  const language = useLanguage();
  const { data } = useRoute(transferApi.people, { params: { contactId: contact.id } }, { staleTime: 0, refetchInterval: 10_000 });
  const lines = useRoute(routingApi.lines, {}, { staleTime: 60_000 }).data?.lines ?? [];
  if (!data) return null;
  const hint = ({ isSupervisor, state, languages, load, capacity, role }: PersonAtDesk): string =>
    [
      ...(isSupervisor ? [t('isSupervisor')] : []),
      // A supervisor on the floor is there to be asked, without a state of a desk.
      ...(isSupervisor && state === 'off' ? [] : [desk(state === 'ready' ? 'stateReady' : state === 'off' ? 'stateOff' : 'stateNotReady')]),
      languages.map((one) => label(contactLanguages, one, language)).join(t('listMark')),
      ...(capacity > 0 ? [t('hands', { load, capacity })] : []),
      ...(role ? [t('inIt')] : []),
    ].join(' · ');
  // Whoever has joined already is handed over to, not asked again.
  const isOpen = ({ role }: PersonAtDesk) => kind === 'cold' || (role !== 'joined' && role !== kind);
  const people = data.people
    .filter(isOpen)
    .sort(byFit(contact.language))
    .map((person) => ({ id: person.staffId, label: person.name[language], hint: hint(person) }));
  // Its own line first; with only one line there is nothing to name.
  const others = lines.filter(({ id }) => id !== contact.lineId);
  const toLines = [
    { id: `${line}${contact.lineId}`, label: t('line'), hint: t('lineHint') },
    ...others.map(({ id, name }) => ({ id: `${line}${id}`, label: t('otherLine', { name: name[language] }), hint: t('otherLineHint') })),
  ];
  const canWait = kind === 'cold' && contact.conversationId !== null && contact.state === 'active';
  return [
    ...people,
    ...(data.people.some(({ isSupervisor }) => isSupervisor)
      ? [{ id: supervisor, label: t('supervisor'), hint: t('supervisorHint') }]
      : []),
    ...(canWait ? toLines : []),
  ];
}

const isLine = (chosen: string | null): boolean => chosen?.startsWith(line) === true;

function targetOf(chosen: string): TransferTo {
  if (chosen === supervisor) return { kind: 'supervisor' };
  if (isLine(chosen)) return { kind: 'line', lineId: chosen.slice(line.length) };
  return { kind: 'person', staffId: chosen };
}

/** Asks somebody into the contact, gives it away, or back to the line. */
export function PassOnDialog({ contact, work, onClose }: Pick<Open, 'contact' | 'work'> & { readonly onClose: () => void }) {
  const t = useStrings('together');
  const errorText = useDeskErrorText();
  const patch = useDeskPatch();
  const [kind, setKind] = useState<TransferKind>('warm');
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const choices = useChoices(contact, kind);
  const chosen = choices?.some(({ id }) => id === to) ? to : null;
  const ask = useCommand(transferApi.ask, {
    onDone: (next) => {
      patch((desk) => withContact(desk, next));
      if (next.ownerId === null) {
        work.conversation.handedOver();
        notify({ text: t('toLineDone', { number: next.number }), tone: 'ok' });
      }
      onClose();
    },
  });
  const { draft } = work.conversation.get();
  const run = () => {
    if (chosen === null) return;
    void work.flush().then(() => {
      const body = { kind, to: targetOf(chosen), note, draft: work.conversation.goesAlong() };
      ask.run({ params: { contactId: contact.id }, body });
    });
  };
  return (
    <ActDialog
      title={t('title', { number: contact.number })}
      onClose={onClose}
      act={t(isLine(chosen) ? 'act_line' : `act_${kind}`)}
      isReady={chosen !== null}
      isPending={ask.isPending}
      onAct={run}
    >
      <div className={css.form}>
        <Segmented
          label={t('how')}
          wide
          segments={kinds.map((id) => ({ id, label: t(`kind_${id}`) }))}
          value={kind}
          onChange={(next) => {
            setKind(next);
            ask.reset();
          }}
        />
        <p className={css.hint}>{t(`hint_${kind}`)}</p>
        {choices === null && <Skeleton lines={4} />}
        {choices?.length === 0 && <p>{t('nobody')}</p>}
        {choices !== null && choices.length > 0 && (
          <div className={css.people}>
            <RadioGroup label={t('whom')} options={choices} value={chosen} onChange={setTo} />
          </div>
        )}
        <TextArea label={t('note')} placeholder={t('noteHint')} rows={2} maxRows={5} maxLength={1000} value={note} onChange={setNote} />
        {kind !== 'consult' && <p className={css.hint}>{t(draft.trim() === '' ? 'notesGo' : 'draftGoes')}</p>}
        {ask.error && (
          <p role="alert" className={css.error}>
            {errorText(ask.error)}
          </p>
        )}
      </div>
    </ActDialog>
  );
}
