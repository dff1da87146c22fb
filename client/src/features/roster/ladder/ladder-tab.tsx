import type { PolicyEdition, PolicyView } from '#shared/dispatch/policy.api.ts';
import { useState } from 'react';
import { useFormat } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PersonText } from '../../../ui/person-text.tsx';
import { ErrorNote, Loading } from '../../../ui/states.tsx';
import { EditionDialog } from './edition-dialog.tsx';
import css from './ladder.module.css';
import { PolicyDialog } from './policy-dialog.tsx';
import { RulesView } from './steps-view.tsx';
import { usePolicies } from './use-policies.ts';

type Props = { readonly view: PolicyView; readonly mayEdit: boolean };

/** Who set the policy when and why, the latest first. */
function Editions({ view, onLook }: { readonly view: PolicyView; readonly onLook: (edition: PolicyEdition) => void }) {
  const t = useStrings('policy');
  const format = useFormat();
  const language = useLanguage();
  if (view.editions.length === 0) return <p className={css.hint}>{t('editionsNone')}</p>;
  return (
    <ul>
      {view.editions.map((edition) => (
        <li key={edition.revision} className={css.edition}>
          <b>{t('edition', { n: edition.revision })}</b>
          {edition.rules === null && <Badge>{t('isShipped')}</Badge>}
          <span className={css.hint}>
            {t('setBy', { name: edition.by.name?.[language] ?? t('somebody'), time: format.dateTime(edition.at) })}
          </span>
          <span className={css.grow}>
            <PersonText>{edition.note}</PersonText>
          </span>
          <Button size="s" aria-label={t('look', { n: edition.revision })} onPress={() => onLook(edition)}>
            {t('lookShort')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What is open over a policy: the editor, or an edition ('shipped' for the one that came with the program). */
type Opened = 'edit' | 'shipped' | PolicyEdition | null;

function Policy({ view, mayEdit }: Props) {
  const t = useStrings('policy');
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const isShipped = (view.editions[0]?.rules ?? null) === null;
  const acts = (
    <div className={css.head}>
      <Badge>{isShipped ? t('isShipped') : t('isEdition', { n: view.revision })}</Badge>
      {!isShipped && (
        <Button size="s" onPress={() => setOpened('shipped')}>
          {t('asShipped')}
        </Button>
      )}
      {mayEdit && (
        <Button size="s" variant="primary" onPress={() => setOpened('edit')}>
          {t('edit')}
        </Button>
      )}
    </div>
  );
  return (
    <Panel title={t(`kind_${view.kind}`)} framed>
      {acts}
      <RulesView frame={view} rules={view.rules} />
      <h3 className={css.heading}>{t('editions')}</h3>
      <Editions view={view} onLook={setOpened} />
      {opened === 'edit' && <PolicyDialog view={view} onClose={close} />}
      {opened !== null && opened !== 'edit' && (
        <EditionDialog view={view} edition={opened === 'shipped' ? null : opened} mayEdit={mayEdit} onClose={close} />
      )}
    </Panel>
  );
}

/** By which steps dispatches look for somebody, and who set it so. */
export function LadderTab({ mayEdit }: Pick<Props, 'mayEdit'>) {
  const t = useStrings('policy');
  const { data, error, refetch } = usePolicies();
  if (!data && !error) return <Loading />;
  if (!data) return <ErrorNote title={t('failed')} requestId={error?.requestId || undefined} onRetry={() => void refetch()} />;
  return (
    <div className={css.ladder}>
      <p className={css.hint}>{t('intro')}</p>
      {data.policies.map((view) => (
        <Policy key={view.kind} view={view} mayEdit={mayEdit} />
      ))}
    </div>
  );
}
