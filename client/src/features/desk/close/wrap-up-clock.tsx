import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { useNow } from '../../../lib/clock.ts';
import { duration } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Tooltip } from '../../../ui/tooltip.tsx';
import { useExtendWrapUp } from '../top/desk-notes.tsx';
import css from './close.module.css';

/** How much of a wrap-up is left, or by how much it is over, and three more minutes by one key. */
export function WrapUpClock({ contact }: { readonly contact: ContactSummary }) {
  const t = useStrings('deskState');
  const extend = useExtendWrapUp();
  const now = useNow(1000);
  const longer = () => !extend.isPending && extend.run({ params: { contactId: contact.id } });
  useShortcut('l', t('wrapUpLongerKey'), longer);
  if (!contact.wrapUp) return null;
  const left = Date.parse(contact.wrapUp.dueAt) - now;
  return (
    <>
      <span role="timer" className={css.clock}>
        {left < 0 && <span>{t('wrapUpOverBy')} </span>}
        <b data-numeric="" dir="ltr" className={left < 0 ? css.missing : undefined}>
          {duration(Math.abs(left))}
        </b>
        {left >= 0 && <span> {t('wrapUpLeft')}</span>}
      </span>
      {/* Once it is over, the note above asks with the same key. */}
      {!contact.wrapUp.over && (
        <Tooltip text={t('wrapUpLonger')} kbd="L">
          <IconButton size="s" icon="plus" label={t('wrapUpLonger')} isPending={extend.isPending} onPress={longer} />
        </Tooltip>
      )}
    </>
  );
}
