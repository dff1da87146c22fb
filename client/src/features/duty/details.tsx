import { legalPower } from '#shared/dispatch/legal-powers.ts';
import type { DutyTask } from '#shared/dispatch/dispatch.schema.ts';
import { useLanguage, useStrings } from '../../lib/i18n.ts';
import { Banner } from '../../ui/banner.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { PersonText } from '../../ui/person-text.tsx';
import css from './duty.module.css';

type Row = { readonly name: string; readonly text: string; readonly icon: IconName };

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  return rows
    .filter(({ text }) => text !== '')
    .map(({ name, text, icon }) => (
      <div key={name}>
        <dt>
          <Icon name={icon} size={18} /> {name}
        </dt>
        <dd>
          <PersonText as="block">{text}</PersonText>
        </dd>
      </div>
    ));
}

/** The law that lets the officer act: its name at once, its words on demand, to be shown at the door. */
function Power({ code }: { readonly code: string | null }) {
  const t = useStrings('duty');
  const language = useLanguage();
  const power = legalPower(code);
  if (!power) return null;
  return (
    <div>
      <dt>
        <Icon name="shield" size={18} /> {t('power')}
      </dt>
      <dd>
        <details className={css.law}>
          <summary>{power.name[language]}</summary>
          <p>{power.text[language]}</p>
        </details>
        {!power.isVerified && <p className={css.hint}>{t('unverified')}</p>}
      </dd>
    </div>
  );
}

/** What lets the officer go safely; what nobody has said is named, to be asked for. */
export function Details({ task }: { readonly task: Pick<DutyTask, 'kind' | 'details'> }) {
  const t = useStrings('duty');
  const language = useLanguage();
  const { details, kind } = task;
  if (kind === 'helpNow') return null;
  if (!details) return <Banner tone="warn">{t('detailsLater')}</Banner>;
  const rows: Row[] = [
    { name: t('place'), text: details.where, icon: 'pin' },
    { name: t('hazards'), text: details.hazards, icon: 'alert' },
    { name: t('approach'), text: details.approach, icon: 'walkIn' },
    { name: t('words'), text: details.words, icon: 'chat' },
    { name: t('second'), text: details.second, icon: 'users' },
    { name: t('receiving'), text: details.receiving, icon: 'flag' },
  ];
  const missing = rows.filter(({ text }) => text === '').map(({ name }) => name);
  if (!details.power) missing.push(t('power'));
  return (
    <>
      {details.notAlone && <Banner tone="danger" title={t('notAlone')} />}
      <dl className={css.details}>
        <Rows rows={rows} />
        <Power code={details.power} />
      </dl>
      {missing.length > 0 && <p className={css.hint}>{t('notSaid', { what: missing.join(language === 'ur' ? '، ' : ', ') })}</p>}
    </>
  );
}
