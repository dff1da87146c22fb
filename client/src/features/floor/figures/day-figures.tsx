import { abandonedShare, answeredLevel, handlingTime, occupancy, serviceLevel, speedOfAnswer, type Served } from '#shared/floor/figures.ts';
import type { Figures } from '#shared/floor/floor.schema.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import { useState } from 'react';
import { duration } from '../../../lib/format.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { useLineName } from '../../../lib/use-lines.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { PagingAlarm, PagingProven } from '../attention/paging-proof.tsx';
import css from './day-figures.module.css';

const none = '–';
const percent = (share: number | null): string => (share === null ? none : `${Math.round(share * 100)} %`);
const span = (ms: number | null): string => (ms === null ? none : duration(ms));

/** The day's figures of one line, or of all together, as cells. */
function Cells({ waiting, served }: { readonly waiting: number; readonly served: Served }) {
  const texts = [
    String(waiting),
    String(served.answered),
    percent(serviceLevel(served)),
    percent(answeredLevel(served)),
    `${served.abandoned} (${percent(abandonedShare(served))})`,
    span(speedOfAnswer(served)),
    span(handlingTime(served)),
  ];
  return texts.map((text, i) => (
    <td key={i} data-numeric="">
      <bdi dir="ltr">{text}</bdi>
    </td>
  ));
}

/** The day line by line, with what each figure means under it. */
function ByLine({ figures, onClose }: { readonly figures: Figures; readonly onClose: () => void }) {
  const t = useStrings('floorDay');
  const language = useLanguage();
  const nameOf = useLineName();
  const heads = ['waiting', 'answered', 'level', 'answeredLevel', 'abandoned', 'speed', 'handling'] as const;
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} size="l">
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('line')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" title={t(`${head}What`)}>
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.lines.map(({ lineId, waiting, served }) => (
              <tr key={lineId}>
                <th scope="row">{nameOf(lineId) ?? generalLine.name[language]}</th>
                <Cells waiting={waiting} served={served} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('all')}</th>
              <Cells waiting={figures.waiting} served={figures.served} />
            </tr>
          </tfoot>
        </table>
      </div>
      <dl className={css.meanings}>
        {([...heads.slice(1), 'occupancy'] as const).map((head) => (
          <div key={head}>
            <dt>{t(head)}</dt>
            <dd>{t(`${head}What`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** The averages of the day and when paging was last proven in one quiet line, the day line by line on asking; loud when paging is not proven any more. */
export function DayFigures({ figures }: { readonly figures: Figures }) {
  const t = useStrings('floorDay');
  const [isOpen, setOpen] = useState(false);
  useShortcut('b', t('key'), () => setOpen(true));
  const facts = [
    { head: 'speed', value: span(speedOfAnswer(figures.served)) },
    { head: 'handling', value: span(handlingTime(figures.served)) },
    { head: 'occupancy', value: percent(occupancy(figures.worked)) },
    { head: 'answeredLevel', value: percent(answeredLevel(figures.served)) },
  ] as const;
  return (
    <>
      <section className={css.bar} aria-label={t('title')}>
        {facts.map(({ head, value }) => (
          <span key={head} title={t(`${head}What`)}>
            {t(head)}{' '}
            <b data-numeric="">
              <bdi dir="ltr">{value}</bdi>
            </b>
          </span>
        ))}
        <span className={css.end}>
          <PagingProven />
          <Button size="s" variant="quiet" kbd="B" onPress={() => setOpen(true)}>
            {t('byLine')}
          </Button>
        </span>
        {isOpen && <ByLine figures={figures} onClose={() => setOpen(false)} />}
      </section>
      <PagingAlarm />
    </>
  );
}
