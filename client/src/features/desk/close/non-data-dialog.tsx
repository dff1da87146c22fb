import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { deskStepsStrings } from '#shared/i18n/desk-steps.ts';
import { nonDataTypes, type NonDataType } from '#shared/taxonomy/contact-types.ts';
import { label } from '#shared/taxonomy/taxonomy.ts';
import { useState, type KeyboardEvent } from 'react';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { latinKey } from '../../../lib/keys.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useStore } from '../state/store.ts';
import type { Work } from '../state/workspace.ts';
import { LimitAsk } from './limit-ask.tsx';
import css from './close.module.css';
import type { CloseActs } from './use-close.ts';

const keys: readonly (readonly [key: string, type: NonDataType])[] = [
  ['1', 'silent'],
  ['2', 'wrongNumber'],
  ['3', 'prank'],
  ['4', 'hangUpIntended'],
  ['5', 'hangUp'],
  ['6', 'abusive'],
  ['7', 'inaudible'],
  ['8', 'network'],
  ['9', 'publicInformation'],
  ['0', 'adult'],
  ['b', 'blank'],
  ['m', 'missed'],
  ['t', 'test'],
];

type Props = { readonly contact: ContactDetail; readonly work: Work; readonly acts: CloseActs; readonly onClose: () => void };

/** A silent contact closes only after a gentle prompt; this sends it, or takes the word that it was given. */
function SilentStep({ contact, work, acts, onClose }: Props) {
  const t = useStrings('deskSteps');
  const canWrite = contact.conversationId !== null && contact.state === 'active';
  // In the language of the contact, not that of the agent's screen.
  const prompt = deskStepsStrings[contact.language === 'en' ? 'en' : 'ur'].promptText;
  return (
    <>
      <Banner tone="warn" title={t('silentTitle')}>
        {t(canWrite ? 'silentChat' : 'silentCall')}
      </Banner>
      {canWrite && <PersonText as="block">{prompt}</PersonText>}
      <div className={css.silentActs}>
        {canWrite && (
          <Button
            variant="primary"
            autoFocus
            onPress={() => {
              work.conversation.write(prompt);
              notify({ text: t('promptSent') });
              onClose();
            }}
          >
            {t('sendPrompt')}
          </Button>
        )}
        <Button
          autoFocus={!canWrite}
          onPress={() => {
            acts.closeNonData('silent', true);
            onClose();
          }}
        >
          {t('promptGiven')}
        </Button>
      </div>
    </>
  );
}

/** Closes a contact without data by one key more. */
export function NonDataDialog(props: Props) {
  const { contact, work, acts, onClose } = props;
  const t = useStrings('deskSteps');
  const language = useLanguage();
  const { messages } = useStore(work.conversation);
  const [silent, setSilent] = useState(false);
  const hasRisk = contact.risk.level !== null && contact.risk.level !== 'none';
  const prompted = messages.some(({ from }) => from === 'agent');
  const choose = (type: NonDataType) => {
    if (type === 'silent' && !prompted) return setSilent(true);
    acts.closeNonData(type, prompted);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const type = keys.find(([key]) => key === latinKey(event.nativeEvent))?.[1];
    if (!type || silent || hasRisk || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    choose(type);
  };
  return (
    <Dialog title={t('nonDataTitle')} size="m" isOpen onClose={onClose}>
      {hasRisk && <Banner tone="danger" title={t('nonDataRefused')} />}
      {!hasRisk && silent && <SilentStep {...props} />}
      {!hasRisk && !silent && (
        <div onKeyDownCapture={onKeyDown}>
          <p className={css.hint}>{t('nonDataHint')}</p>
          <LimitAsk contactId={props.contact.id} />
          <div className={css.types}>
            {keys.map(([key, type], index) => (
              <Button key={type} spread kbd={key.toUpperCase()} autoFocus={index === 0} onPress={() => choose(type)}>
                {label(nonDataTypes, type, language)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </Dialog>
  );
}
