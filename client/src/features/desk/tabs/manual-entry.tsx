import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { phoneText, type Language } from '#shared/kernel/text.ts';
import { contactLanguages } from '#shared/taxonomy/person.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useState, type KeyboardEvent } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { latinKey } from '../../../lib/keys.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { withContact } from '../state/desk-view.ts';
import { useOpenContact } from '../state/open-contact.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';
import css from './tabs.module.css';

const channels = ['phone', 'walkIn', 'letter'] as const;
type Manual = (typeof channels)[number];
const icons = { phone: 'phone', walkIn: 'walkIn', letter: 'letter' } as const;

/** Starts a contact by hand and brings it to the front. */
export function useStartManual(onDone: () => void = () => undefined) {
  const patch = useDeskPatch();
  const open = useOpenContact();
  const showError = useShowError();
  return useCommand(contactsApi.startManual, {
    onDone: (contact) => {
      patch((desk) => withContact(desk, contact));
      open(contact.id);
      onDone();
    },
    onError: showError,
  });
}

/** The window behind M: one more key (1 to 3) and the contact is open; everything else can wait. */
export function ManualEntry({ onClose }: { readonly onClose: () => void }) {
  const t = useStrings('desk');
  const screen = useLanguage();
  const { staff } = useSession();
  const [language, setLanguage] = useState<Language>(staff.languages[0] ?? 'ur');
  const [direction, setDirection] = useState<'in' | 'out'>('in');
  const [number, setNumber] = useState('');
  const starting = useStartManual(onClose);
  const start = (channel: Manual) => {
    if (starting.isPending) return;
    const known = phoneText.safeParse(number);
    const call = channel === 'phone' ? { direction, number: known.success ? known.data : null } : null;
    starting.run({ body: { channel, language, call } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== 'radio';
    const channel = channels[Number(latinKey(event.nativeEvent)) - 1];
    if (typing || !channel || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    start(channel);
  };
  return (
    <Dialog title={t('manualTitle')} size="m" isOpen onClose={onClose}>
      {/* Captured before the direction's own digits: here 1 to 3 choose the channel. */}
      <div onKeyDownCapture={onKeyDown} className={css.form}>
        <div className={css.choices} role="group" aria-label={t('manualHow')}>
          {channels.map((channel, index) => (
            <Button
              key={channel}
              icon={icons[channel]}
              kbd={String(index + 1)}
              className={css.choice}
              autoFocus={index === 0}
              isDisabled={starting.isPending}
              onPress={() => start(channel)}
            >
              {t(`channel_${channel}`)}
            </Button>
          ))}
        </div>
        <Segmented
          label={t('channel_phone')}
          wide
          segments={[
            { id: 'in', label: t('callIn') },
            { id: 'out', label: t('callOut') },
          ]}
          value={direction}
          onChange={setDirection}
        />
        <TextField
          label={t('manualNumber')}
          description={t('manualNumberHint')}
          text="ltr"
          type="tel"
          inputMode="tel"
          value={number}
          onChange={setNumber}
          maxLength={20}
        />
        <Select
          label={t('manualLanguage')}
          options={contactLanguages.codes.map((id) => ({ id, label: label(contactLanguages, id, screen) }))}
          value={language}
          onChange={setLanguage}
        />
      </div>
    </Dialog>
  );
}
