import { limitApi, limitReasonSchema, type LimitReason } from '#shared/contacts/limit.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useShowError } from '../state/use-desk-error.ts';
import css from './close.module.css';

const hours = [1, 24, 168] as const;

/** After repeated closes without data a limit may be asked for; nothing otherwise. */
export function LimitAsk({ contactId }: { readonly contactId: ContactId }) {
  const t = useStrings('limits');
  const queries = useQueryClient();
  const showError = useShowError();
  const [reason, setReason] = useState<LimitReason>('repeated');
  const { data } = useRoute(limitApi.ofContact, { params: { contactId } });
  const ask = useCommand(limitApi.ask, {
    onDone: () => {
      notify({ text: t('done'), tone: 'ok' });
      void queries.invalidateQueries({ queryKey: routeKey(limitApi.ofContact) });
    },
    onError: showError,
  });
  if (data?.suggested !== true) return null;
  const options = limitReasonSchema.options.map((id) => ({ id, label: t(`reason_${id}`) }));
  return (
    <Banner title={t('suggest')} className={css.limit}>
      <Select label={t('why')} options={options} value={reason} onChange={setReason} />
      <span className={css.limitActs}>
        {hours.map((count) => (
          <Button
            key={count}
            size="s"
            isDisabled={ask.isPending}
            onPress={() => ask.run({ params: { contactId }, body: { reason, hours: count } })}
          >
            {t('askNow')}: {t(`hours_${count}`)}
          </Button>
        ))}
      </span>
    </Banner>
  );
}
