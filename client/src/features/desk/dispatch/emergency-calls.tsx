import { dispatchApi } from '#shared/dispatch/dispatch.api.ts';
import { isOpen } from '#shared/dispatch/dispatch.lifecycle.ts';
import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { Moment } from '../../../ui/time.tsx';
import css from './dispatch.module.css';
import { useAct } from './use-act.ts';

/** Calls to emergency services, and whether each said that it reached the child. */
export function EmergencyCalls({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('ladder');
  const language = useLanguage();
  const confirm = useAct(dispatchApi.confirmCall);
  if (dispatch.calls.length === 0) return null;
  return (
    <ul className={css.people}>
      {dispatch.calls.map((call) => (
        <li key={call.id} className={cx(css.one, call.confirmed ? css.ok : css.warn)}>
          <Icon name="phone" size={14} />
          <span className={css.reach}>
            <strong>{t(call.service)}</strong> {call.reference !== '' && <PersonText>{call.reference}</PersonText>} ·{' '}
            {call.byName[language]} · {t(call.confirmed ? 'callDone' : 'callOpen')}
          </span>
          {!call.confirmed && isOpen(dispatch.state) ? (
            <Button
              size="s"
              isPending={confirm.isPending}
              onPress={() => confirm.run({ params: { dispatchId: dispatch.id, callId: call.id } })}
            >
              {t('confirmCall')}
            </Button>
          ) : (
            <Moment at={call.at} />
          )}
        </li>
      ))}
    </ul>
  );
}
