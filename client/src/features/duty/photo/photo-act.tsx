import { lazy, Suspense, useState } from 'react';
import { useStrings } from '../../../lib/i18n.ts';
import { Act } from '../../../ui/phone/act.tsx';
import { Coming } from '../../../ui/phone/states.tsx';
import type { ShownTask } from '../steps.ts';
import css from '../duty.module.css';
import type { Picture } from './pictures.ts';

// Loaded when it is needed; the page's worker keeps it for when there is no network.
const Camera = lazy(() => import('../on-the-way.ts').then(({ CameraSheet }) => ({ default: CameraSheet })));

export type Pictures = { readonly waiting: number; readonly add: (picture: Picture) => Promise<void> };

/** Opens the camera, and says how many pictures are still to be sent. */
export function PhotoAct({ task, pictures }: { readonly task: ShownTask; readonly pictures: Pictures }) {
  const t = useStrings('photo');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Act size="l" wide onPress={() => setOpen(true)}>
        {t('open')}
      </Act>
      {pictures.waiting > 0 && (
        <p className={css.hint} role="status">
          {t('waiting', { count: pictures.waiting })}
        </p>
      )}
      {isOpen && (
        <Suspense fallback={<Coming />}>
          <Camera dispatchId={task.id} onClose={() => setOpen(false)} onTaken={(picture) => void pictures.add(picture)} />
        </Suspense>
      )}
    </>
  );
}
