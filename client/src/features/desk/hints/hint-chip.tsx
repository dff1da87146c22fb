import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import type { HintCode } from '#shared/triage/danger-words.schema.ts';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/menu.tsx';
import { useJump } from '../close/jump.ts';
import { withContact } from '../state/desk-view.ts';
import { useDeskPatch } from '../state/use-desk.ts';
import { useShowError } from '../state/use-desk-error.ts';
import { hintQuestion } from './hint-question.ts';
import css from './hints.module.css';

type Props = {
  readonly contactId: ContactDetail['id'];
  readonly code: HintCode;
  /** The message up to which "put aside" goes. */
  readonly seq: number;
  readonly isMine: boolean;
};

function HintActs({ contactId, code, seq, isMine, close }: Props & { readonly close: () => void }) {
  const t = useStrings('hints');
  const jump = useJump();
  const patch = useDeskPatch();
  const showError = useShowError();
  const dismiss = useCommand(contactsApi.dismissHint, {
    onDone: (next) => patch((desk) => withContact(desk, next)),
    onError: showError,
  });
  const ask = () => {
    close();
    jump({ code: 'safetyNotAsked', about: hintQuestion[code] });
  };
  return (
    <div className={css.acts}>
      <b>{t('hintOf', { what: t(`hint_${code}`) })}</b>
      <p>{t('onlyHint')}</p>
      <div className={css.buttons}>
        <Button size="s" variant="primary" icon="arrowEnd" onPress={ask}>
          {t('toQuestion')}
        </Button>
        {isMine && (
          <Button
            size="s"
            isPending={dismiss.isPending}
            onPress={() => {
              close();
              dismiss.run({ params: { contactId }, body: { code, seq } });
            }}
          >
            {t('putAside')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What a caller's words may point to, for the agent alone: with the question it makes worth asking, and a way to put it aside. */
export function HintChip(props: Props) {
  const t = useStrings('hints');
  const words = t('hintOf', { what: t(`hint_${props.code}`) });
  return (
    <Popover
      label={words}
      trigger={
        <Button size="s" variant="quiet" icon="flag" className={css.chip}>
          {words}
        </Button>
      }
    >
      {(close) => <HintActs {...props} close={close} />}
    </Popover>
  );
}
