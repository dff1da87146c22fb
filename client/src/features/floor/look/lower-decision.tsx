import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import { floorApi } from '#shared/floor/floor.api.ts';
import { triageApi } from '#shared/triage/triage.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../../lib/command.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/panel.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { notify } from '../../../ui/toast.tsx';
import { useFloorErrorText } from '../state/use-words.ts';
import css from './look.module.css';

/** A wish to lower this contact's level, with its reason, for the second person to decide. */
export function LowerDecision({ contact: { id } }: { readonly contact: ContactDetail }) {
  const t = useStrings('floorSheets');
  const { staff } = useSession();
  const errorText = useFloorErrorText();
  const queries = useQueryClient();
  const input = { params: { contactId: id } };
  const { data } = useRoute(triageApi.triage, input);
  const decide = useCommand(triageApi.decideLower, {
    onDone: (view) => {
      queries.setQueryData(routeKey(triageApi.triage, input), view);
      void queries.invalidateQueries({ queryKey: routeKey(floorApi.attention) });
    },
    onError: (error) => notify({ text: errorText(error), tone: 'danger' }),
  });
  const wish = data?.lowerRequest;
  if (!wish) return null;
  return (
    <Card tone="p2">
      <div className={css.wish}>
        <b>{t('lowerTitle', { level: wish.to })}</b>
        <PersonText as="block">{wish.reason}</PersonText>
        {wish.by === staff.id ? (
          <p>{t('lowerOwn')}</p>
        ) : (
          <div className={css.acts}>
            <Button size="s" isDisabled={decide.isPending} onPress={() => decide.run({ ...input, body: { agree: false } })}>
              {t('lowerRefuse')}
            </Button>
            <Button
              size="s"
              variant="primary"
              isDisabled={decide.isPending}
              onPress={() => decide.run({ ...input, body: { agree: true } })}
            >
              {t('lowerAgree')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
