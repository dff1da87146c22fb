import { useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { useShortcut } from '../../../lib/keys.ts';
import { useSession } from '../../../lib/session.tsx';
import { ShellSlot } from '../../../lib/shell-slots.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useHandOvers } from '../state/use-floor.ts';
import { useNamed } from '../state/use-words.ts';
import { HandOverSheet } from './hand-over-sheet.tsx';

/** The button of the hand-over, and a standing word while one is open. */
export function HandOverBar() {
  const t = useStrings('floorSheets');
  const floor = useStrings('floor');
  const named = useNamed();
  const { staff } = useSession();
  const [isOpen, setOpen] = useState(false);
  const handOvers = useHandOvers().data?.handOvers ?? [];
  const open = handOvers.find(({ state }) => state === 'open');
  useShortcut('h', floor('keyHandOver'), () => setOpen(true));
  const counts = open && { done: open.items.filter(({ accepted }) => accepted).length, all: open.items.length };
  return (
    <>
      <ShellSlot name="actions">
        <Button size="s" kbd="H" onPress={() => setOpen(true)}>
          {t('handOver')}
        </Button>
      </ShellSlot>
      {open && counts && (
        <Banner
          tone="warn"
          action={
            <Button size="s" onPress={() => setOpen(true)}>
              {t('handOverLook')}
            </Button>
          }
        >
          {open.openedBy.id === staff.id
            ? t('handOverMine', counts)
            : `${t('handOverWaiting', { name: named(open.openedBy.name) })} · ${counts.done}/${counts.all}`}
        </Banner>
      )}
      {isOpen && <HandOverSheet handOvers={handOvers} onClose={() => setOpen(false)} />}
    </>
  );
}
