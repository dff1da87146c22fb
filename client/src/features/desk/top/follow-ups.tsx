import { followUpApi, followUpEvents, type FollowUp } from '#shared/cases/follow-up.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNow } from '../../../lib/clock.ts';
import { useCommand } from '../../../lib/command.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { Button } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { ActDialog } from '../../../ui/act-dialog.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { TextArea } from '../../../ui/text-field.tsx';
import { useSpanWords } from '../../../ui/time.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useShowError } from '../state/use-desk-error.ts';
import css from './top.module.css';

/** My open follow-ups, soonest first, kept up by news. */
export function useMyFollowUps() {
  const queries = useQueryClient();
  const mine = useRoute(followUpApi.mine, { query: {} });
  useLive(followUpEvents.changed, () => {
    void queries.invalidateQueries({ queryKey: routeKey(followUpApi.mine) });
    void queries.invalidateQueries({ queryKey: routeKey(followUpApi.ofContact) });
  });
  return mine;
}

/** When a follow-up is due, and whether that is over. */
export function DueTime({ at }: { readonly at: string }) {
  const t = useStrings('deskHome');
  const words = useSpanWords();
  const format = useFormat();
  const left = Date.parse(at) - useNow(30_000);
  const late = left <= 0;
  const rough = late ? t('overdueBy', { age: words(-left) }) : t('dueIn', { age: words(left) });
  return (
    <span className={cx(css.when, late && css.late)}>
      {format.dateTime(at)} · {rough}
    </span>
  );
}

function FinishDialog({ task, onClose }: { readonly task: FollowUp; readonly onClose: () => void }) {
  const t = useStrings('deskHome');
  const queries = useQueryClient();
  const showError = useShowError();
  const [result, setResult] = useState('');
  const finish = useCommand(followUpApi.finish, {
    onDone: (done) => {
      void queries.invalidateQueries({ queryKey: routeKey(followUpApi.mine) });
      void queries.invalidateQueries({ queryKey: routeKey(followUpApi.ofContact) });
      notify({ text: t('followUpDone', { number: done.contactNumber }), tone: 'ok' });
      onClose();
    },
    onError: showError,
  });
  return (
    <ActDialog
      title={t('finishTitle')}
      size="s"
      onClose={onClose}
      act={t('finishSave')}
      isReady={result.trim() !== ''}
      isPending={finish.isPending}
      onAct={() => finish.run({ params: { followUpId: task.id }, body: { result } })}
    >
      <PersonText as="block">{task.what}</PersonText>
      <TextArea label={t('finishLabel')} value={result} onChange={setResult} rows={3} maxLength={500} autoFocus />
    </ActDialog>
  );
}

/** Follow-ups as a list to work through. */
export function FollowUpList({ tasks }: { readonly tasks: readonly FollowUp[] }) {
  const t = useStrings('deskHome');
  const [finishing, setFinishing] = useState<FollowUp | null>(null);
  return (
    <>
      <ul className={css.list}>
        {tasks.map((task) => (
          <li key={task.id} className={css.task}>
            <span>
              <b>C-{task.contactNumber}</b> <DueTime at={task.dueAt} />
            </span>
            <PersonText className={css.what}>{task.what}</PersonText>
            <span className={css.act}>
              <Button size="s" onPress={() => setFinishing(task)}>
                {t('markDone')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {finishing && <FinishDialog task={finishing} onClose={() => setFinishing(null)} />}
    </>
  );
}
