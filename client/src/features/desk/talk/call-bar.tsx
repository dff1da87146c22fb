import type { Call, ContactDetail } from '#shared/contacts/contact.schema.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { phoneText } from '#shared/kernel/text.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { duration } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { patchRoute } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Moment, Timer } from '../../../ui/time.tsx';
import type { Open } from '../state/open.ts';
import { useShowError } from '../state/use-desk-error.ts';
import { CallBackFacts } from './call-back-facts.tsx';
import { DroppedCall } from './dropped-call.tsx';
import css from './talk.module.css';

const endings = ['caller', 'agent', 'network', 'unknown'] as const;

function useCall(contact: ContactDetail, call: Call) {
  const queries = useQueryClient();
  const showError = useShowError();
  const params = { contactId: contact.id };
  const saving = useCommand(contactsApi.updateCall, {
    onDone: (detail) => patchRoute(queries, contactsApi.detail, { params }, () => detail),
    onError: showError,
  });
  const save = (part: { number?: string | null; direction?: 'in' | 'out'; ended?: (typeof endings)[number] }) =>
    saving.run({
      params,
      body: {
        number: part.number === undefined ? call.number : part.number,
        direction: part.direction ?? call.direction,
        ended: part.ended ? { by: part.ended } : null,
      },
    });
  return { save, isPending: saving.isPending };
}

function CallNumber({
  call,
  save,
  isDisabled,
}: {
  readonly call: Call;
  readonly save: (number: string | null) => void;
  readonly isDisabled: boolean;
}) {
  const t = useStrings('deskTalk');
  const [typed, setTyped] = useState<string>();
  const value = typed ?? call.number ?? '';
  const isValid = value === '' || phoneText.safeParse(value).success;
  const leave = () => {
    if (typed === undefined || !isValid) return;
    const next = typed.trim() === '' ? null : typed.trim();
    if (next !== call.number) save(next);
    setTyped(undefined);
  };
  return (
    <TextField
      label={t('number')}
      text="ltr"
      type="tel"
      inputMode="tel"
      maxLength={20}
      value={value}
      onChange={setTyped}
      onBlur={leave}
      isDisabled={isDisabled}
      error={isValid ? undefined : t('numberInvalid')}
      className={css.number}
    />
  );
}

/** The telephone side of a call: number, direction, running time, and how it ended. */
export function CallBar({ contact, work, call, isMine }: Open & { readonly call: Call }) {
  const t = useStrings('deskTalk');
  const [asked, setEnding] = useState(false);
  // Whoever wraps up a call that still runs is asked how it ended.
  const ending = isMine && (asked || contact.state === 'wrapUp');
  const { save, isPending } = useCall(contact, call);
  const startedAt = Date.parse(call.startedAt);
  return (
    <section className={css.call} aria-label={t('call')}>
      <div className={css.callTop}>
        <span className={call.endedAt === null ? css.ringing : css.over}>
          <Icon name="phone" size={18} />
        </span>
        <div className={css.callTime}>
          {call.endedAt === null ? (
            <>
              <b>{t('callRunning')}</b> <Timer since={startedAt} className={css.big} />
            </>
          ) : (
            <>
              <b>{t('callEnded', { who: t(`by_${call.hungUpBy ?? 'unknown'}`) })}</b>
              <span className={css.mute} data-numeric="">
                {t('callLasted', { time: duration(Date.parse(call.endedAt) - startedAt) })}
              </span>
            </>
          )}
          <span className={css.mute}>
            <Moment at={call.startedAt} />
          </span>
        </div>
        {isMine && call.endedAt === null && !ending && <Button onPress={() => setEnding(true)}>{t('endCall')}</Button>}
      </div>
      {ending && call.endedAt === null && (
        <div className={css.endings} role="group" aria-label={t('whoHungUp')}>
          <span>{t('whoHungUp')}</span>
          {endings.map((by) => (
            <Button key={by} size="s" isDisabled={isPending} onPress={() => save({ ended: by })}>
              {t(`by_${by}`)}
            </Button>
          ))}
        </div>
      )}
      <div className={css.callFields}>
        <CallNumber call={call} save={(number) => save({ number })} isDisabled={!isMine} />
        <Segmented
          label={t('direction')}
          segments={[
            { id: 'in', label: t('callIn') },
            { id: 'out', label: t('callOut') },
          ]}
          value={call.direction}
          onChange={(direction) => save({ direction })}
          isDisabled={!isMine}
        />
      </div>
      {isMine && contact.marks.includes('callDropped') && <DroppedCall contact={contact} work={work} />}
      {contact.callBack && <CallBackFacts callBack={contact.callBack} />}
    </section>
  );
}
