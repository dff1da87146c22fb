import { useStrings } from '../../../lib/i18n.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Popover } from '../../../ui/menu.tsx';
import { GapList } from './gap-list.tsx';
import { gapLines, type Gap } from './gaps.ts';
import css from './close.module.css';

/** How many things are missing before the contact can close, with the list behind it. */
export function Missing({ gaps }: { readonly gaps: readonly Gap[] }) {
  const t = useStrings('deskRecord');
  const count = gapLines(gaps).length;
  if (count === 0) return <Badge tone="ok">{t('nothingMissing')}</Badge>;
  return (
    <Popover
      label={t('missingTitle')}
      trigger={
        <Button size="s" variant="quiet" className={css.missing}>
          {t('missing', { count })}
        </Button>
      }
    >
      {(close) => <GapList gaps={gaps} onGo={close} />}
    </Popover>
  );
}
