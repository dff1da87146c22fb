import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea, TextField } from '../../../ui/text-field.tsx';
import { notify } from '../../../ui/toast.tsx';
import { CalledList } from './called-list.tsx';
import css from './dispatch.module.css';
import { CallsMade } from './emergency-calls.tsx';
import { DistrictPick } from './district-pick.tsx';
import { Safely } from './safely.tsx';
import { useDispatches, useDispatchNews } from './use-dispatches.ts';
import { useDispatchForm } from './use-dispatch-form.ts';
import { useDispatchError } from './use-dispatch-error.ts';

type Props = { readonly contact: ContactSummary; readonly onClose: () => void };

type Brief = ReturnType<typeof useDispatchForm>['brief'];

/** What lets the officer go safely; none of it is needed to send. */
function Approach({ brief, onChange }: { readonly brief: Brief; readonly onChange: (part: Partial<Brief>) => void }) {
  const t = useStrings('dispatch');
  return (
    <div className={css.column}>
      <TextArea
        label={t('where')}
        description={t('whereHint')}
        rows={2}
        maxLength={500}
        value={brief.where}
        onChange={(where) => onChange({ where })}
      />
      <TextArea label={t('hazards')} rows={2} maxLength={500} value={brief.hazards} onChange={(hazards) => onChange({ hazards })} />
      <TextArea label={t('approach')} rows={2} maxLength={500} value={brief.approach} onChange={(approach) => onChange({ approach })} />
      <Safely brief={brief} onChange={onChange} />
    </div>
  );
}

/** Sends help. With the district known, the two keystrokes D and Enter are enough; everything else makes the officer safer and faster. */
export function DispatchDialog({ contact, onClose }: Props) {
  const t = useStrings('dispatch');
  const ui = useStrings('ui');
  const errors = useStrings('errors');
  const errorText = useDispatchError();
  const tell = useDispatchNews();
  const form = useDispatchForm(contact);
  const { brief, districtId, femaleOfficer, change, changeBrief } = form;
  const running = useDispatches(contact.id).data?.dispatches.some(({ kind, state }) => kind === 'urgent' && isOpen(state)) ?? false;
  const [another, setAnother] = useState(false);
  const [missing, setMissing] = useState(false);
  const sending = useCommand(dispatchApi.start, {
    onDone: (dispatch) => {
      tell(dispatch);
      notify({ text: t('opened', { number: `C-${contact.number}` }), tone: 'ok' });
      onClose();
    },
  });
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (sending.isPending || (running && !another)) return;
    if (districtId === null) return setMissing(true);
    sending.run({ params: { contactId: contact.id }, body: { districtId, brief, femaleOfficer, reasons: form.reasons, another } });
  };
  return (
    <Dialog
      title={t('title', { number: `C-${contact.number}` })}
      isOpen
      onClose={onClose}
      size="l"
      footer={
        <>
          <Button onPress={onClose}>{ui('cancel')}</Button>
          <Button
            variant="danger"
            icon="send"
            kbd="Enter"
            isDisabled={running && !another}
            isPending={sending.isPending}
            onPress={() => send()}
            autoFocus={districtId !== null}
          >
            {t('send')}
          </Button>
        </>
      }
    >
      {sending.isRetrying && <Banner tone="warn">{errors('offline')}</Banner>}
      {sending.error && <Banner tone="danger">{errorText(sending.error)}</Banner>}
      {running && (
        <Banner tone="warn" title={t('runningAlready')}>
          <Checkbox isSelected={another} onChange={setAnother}>
            {t('another')}
          </Checkbox>
        </Banner>
      )}
      <CallsMade contactId={contact.id} />
      <form className={css.columns} onSubmit={send}>
        <div className={css.column}>
          <DistrictPick
            value={districtId}
            onChange={(id) => change({ districtId: id })}
            error={missing && districtId === null ? t('districtMissing') : undefined}
            autoFocus={districtId === null}
          />
          <TextField
            label={t('what')}
            description={t('whatHint')}
            text="people"
            maxLength={300}
            value={brief.what}
            onChange={(what) => changeBrief({ what })}
          />
          <Checkbox isSelected={femaleOfficer} onChange={(value) => change({ femaleOfficer: value })} hint={t('femaleHint')}>
            {t('female')}
          </Checkbox>
          <CalledList contactId={contact.id} districtId={districtId} femaleOfficer={femaleOfficer} />
          {/* Enter in a line of text sends, as everywhere. */}
          <button type="submit" className={css.hidden} tabIndex={-1} aria-hidden="true" />
        </div>
        <Approach brief={brief} onChange={changeBrief} />
      </form>
    </Dialog>
  );
}
