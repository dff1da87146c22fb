import type { FloorView } from '#shared/floor/floor.schema.ts';
import { useStrings } from '../../lib/i18n.ts';
import { useTitle } from '../../lib/title.ts';
import { EmptyState, ErrorNote, Loading } from '../../ui/states.tsx';
import { DayFigures } from './figures/day-figures.tsx';
import { FigureStrip } from './figures/figure-strip.tsx';
import css from './floor.module.css';
import { FloorState } from './floor-state.tsx';
import { FloorLists } from './floor-lists.tsx';
import { useFloor } from './state/use-floor.ts';

function FiguresOnly({ view }: { readonly view: FloorView }) {
  const t = useStrings('floor');
  useTitle(t('floor'));
  return (
    <div className={css.floor}>
      <FigureStrip view={view} unowned={0} />
      <DayFigures figures={view.figures} />
      <EmptyState icon="eye" title={t('figuresOnly')}>
        {t('figuresOnlyBody')}
      </EmptyState>
    </div>
  );
}

/** The supervisors' floor: what waits, what is urgent, who is there; figures alone for those who oversee. */
export function Page() {
  const t = useStrings('floor');
  const { data, error, refetch, dataUpdatedAt } = useFloor();
  if (!data) {
    return (
      <div className={css.waiting}>
        {error ? (
          <ErrorNote title={t('floorFailed')} requestId={error.requestId || undefined} onRetry={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    );
  }
  return (
    <>
      <FloorState at={dataUpdatedAt} />
      {data.lists ? <FloorLists view={data} lists={data.lists} /> : <FiguresOnly view={data} />}
    </>
  );
}
