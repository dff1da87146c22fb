import { publicPageStrings } from '#shared/i18n/public.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import type { Welcome } from '../../lib/public/welcome.ts';
import { usePublicLanguage, useWords } from '../../lib/public/words.ts';
import { cx } from '../../ui/cx.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { AreaSelect } from '../../ui/public/area-select.tsx';
import { NumberList } from '../../ui/public/numbers.tsx';
import { useClosedWords } from './closed-words.ts';
import css from './start-page.module.css';
import { TopicSelect } from './topic-select.tsx';

type DoorProps = {
  readonly look: 'write' | 'call' | 'help';
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
  readonly onClick: () => void;
};

function Door({ look, icon, title, hint, onClick }: DoorProps) {
  return (
    <li>
      <button type="button" onClick={onClick} className={cx(css.door, css[look])}>
        <span className={css.sign}>
          <Icon name={icon} size={24} />
        </span>
        <span className={css.doorWords}>
          <span className={css.doorTitle}>{title}</span>
          <span className={css.doorHint}>{hint}</span>
        </span>
        <Icon name="chevronEnd" size={20} />
      </button>
    </li>
  );
}

type Props = {
  /** Null until it has come. */
  readonly welcome: Welcome | null;
  readonly failed: boolean;
  readonly onWrite: () => void;
  readonly onCallBack: () => void;
  readonly onHelp: () => void;
  readonly onReturn: () => void;
};

/** What a child sees first: the promise, three doors, the numbers. Nothing is asked before help. */
export function StartPage({ welcome, failed, onWrite, onCallBack, onHelp, onReturn }: Props) {
  const t = useWords(talkStrings);
  const p = useWords(publicPageStrings);
  const language = usePublicLanguage();
  const closedWords = useClosedWords(welcome?.closed ?? null);
  const areas = welcome?.areas ?? null;
  return (
    <main className={css.page}>
      <div className={css.welcome}>
        <h1 className={css.title}>{t('title')}</h1>
        <p className={css.promise}>{t('promise')}</p>
        {closedWords && (
          <p role="status" className={css.closed}>
            {closedWords}
          </p>
        )}
      </div>
      <nav aria-label={t('doors')} className={css.doors}>
        <ul>
          <Door look="write" icon="chat" title={t('write')} hint={t('writeHint')} onClick={onWrite} />
          <Door look="call" icon="phone" title={t('callMe')} hint={t('callMeHint')} onClick={onCallBack} />
          <Door look="help" icon="alert" title={t('helpNow')} hint={t('helpNowHint')} onClick={onHelp} />
        </ul>
        <TopicSelect topics={welcome?.topics ?? []} />
        <p className={css.noName}>{t('noName')}</p>
        <button type="button" onClick={onReturn} className={css.link}>
          {t('comeBack')}
        </button>
        <a href={`/report?lang=${language}`} className={css.link}>
          {t('report')}
        </a>
      </nav>
      <section aria-labelledby="numbers" className={css.aside}>
        <h2 id="numbers" className={css.subtitle}>
          {p('numbers')}
        </h2>
        {failed && (
          <p role="status" className={css.failed}>
            {p('loadFailed')}
          </p>
        )}
        <NumberList areas={areas} />
        <AreaSelect areas={areas} />
        <p className={css.small}>{t('leaving')}</p>
      </section>
    </main>
  );
}
