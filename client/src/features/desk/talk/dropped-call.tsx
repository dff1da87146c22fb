import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { phoneText } from '#shared/kernel/text.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { patchRoute } from '../../../lib/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { Open } from '../state/open.ts';
import { useShowError } from '../state/use-desk-error.ts';
import { SafeFacts, useSafeContact } from '../steps/safe-contact.tsx';
import css from './talk.module.css';

/** The call of an open emergency dropped: the number and the rules of a safe call, and one press that says "I am calling now". */
export function DroppedCall({ contact, work }: Pick<Open, 'contact' | 'work'>) {
  const t = useStrings('deskTalk');
  const steps = useStrings('deskSteps');
  const queries = useQueryClient();
  const showError = useShowError();
  const safe = useSafeContact({ contact, work });
  const [typed, setTyped] = useState<string>();
  const number = typed ?? safe.number ?? '';
  const known = phoneText.safeParse(number);
  const params = { contactId: contact.id };
  const calling = useCommand(contactsApi.callAgain, {
    onDone: (detail) => patchRoute(queries, contactsApi.detail, { params }, () => detail),
    onError: showError,
  });
  const call = () => known.success && !calling.isPending && calling.run({ params, body: { number: known.data } });
  useShortcut('h', t('callBackNow'), call);
  return (
    <div className={css.dropped}>
      <Banner tone="danger" title={t('droppedTitle')}>
        {t('droppedBody')}
      </Banner>
      {safe.safe === 'no' && <Banner tone="danger" title={steps('notSafe')} />}
      {safe.safe !== 'no' && !safe.isKnown && <Banner tone="warn">{t('droppedSafeUnknown')}</Banner>}
      <SafeFacts {...safe} />
      <div className={css.droppedCall}>
        <TextField
          label={t('numberToCall')}
          text="ltr"
          type="tel"
          inputMode="tel"
          maxLength={20}
          value={number}
          onChange={setTyped}
          error={number === '' || known.success ? undefined : t('numberInvalid')}
          className={css.number}
        />
        <Button variant="danger" icon="phone" kbd="H" isDisabled={!known.success} isPending={calling.isPending} onPress={call}>
          {t('callBackNow')}
        </Button>
      </div>
    </div>
  );
}
