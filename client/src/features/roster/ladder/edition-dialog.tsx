import type { PolicyEdition, PolicyView } from '#shared/dispatch/policy.api.ts';
import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { isSame } from './draft.ts';
import { Note } from './edit-parts.tsx';
import css from './ladder.module.css';
import { RulesView } from './steps-view.tsx';
import { usePolicyErrorText, useSetPolicy } from './use-policies.ts';

type Props = {
  readonly view: PolicyView;
  /** Null: the policy as shipped. */
  readonly edition: PolicyEdition | null;
  readonly mayEdit: boolean;
  readonly onClose: () => void;
};

/** An earlier policy, or the shipped one, to look at and to use again: that makes a new edition. */
export function EditionDialog({ view, edition, mayEdit, onClose }: Props) {
  const t = useStrings('policy');
  const errorText = usePolicyErrorText();
  const [note, setNote] = useState('');
  const save = useSetPolicy(onClose);
  const { kind, revision, shipped } = view;
  const title = edition ? t('edition', { n: edition.revision }) : t('asShipped');
  const rules = edition?.rules ?? shipped;
  const body = <RulesView frame={view} rules={rules} />;
  if (!mayEdit || isSame(rules, view.rules))
    return (
      <Dialog title={title} size="l" isOpen onClose={onClose}>
        {body}
      </Dialog>
    );
  return (
    <ActDialog
      title={title}
      size="l"
      onClose={onClose}
      act={edition?.rules ? t('takeBack') : t('takeShipped')}
      isReady={note.trim() !== ''}
      isPending={save.isPending}
      onAct={() => save.run({ params: { kind }, body: { revision, rules: edition?.rules ?? null, note } })}
    >
      <div className={css.form}>
        {body}
        <Note note={note} onChange={setNote} />
        {save.error && (
          <p role="alert" className={css.error}>
            {errorText(save.error)}
          </p>
        )}
      </div>
    </ActDialog>
  );
}
