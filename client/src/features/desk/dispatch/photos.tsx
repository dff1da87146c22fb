import type { DispatchView } from '#shared/dispatch/dispatch.schema.ts';
import { photosApi } from '#shared/dispatch/photos.api.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import { useEffect, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useErrorText } from '../../../lib/error-text.ts';
import { useFormat } from '../../../lib/format.ts';
import { useStrings } from '../../../lib/i18n.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Loading } from '../../../ui/states.tsx';
import css from './dispatch.module.css';

type Shown = { readonly id: CommandId; readonly takenAt: string };
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** One picture, fetched when it is looked at and gone with the window. */
function Look({
  dispatchId,
  photo,
  onClose,
}: {
  readonly dispatchId: DispatchView['id'];
  readonly photo: Shown;
  readonly onClose: () => void;
}) {
  const t = useStrings('photo');
  const format = useFormat();
  const errorText = useErrorText();
  const [address, setAddress] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let made: string | null = null;
    const stop = new AbortController();
    call(photosApi.open, { params: { dispatchId, photoId: photo.id } }, { signal: stop.signal }).then(
      ({ jpeg }) => {
        made = URL.createObjectURL(new Blob([bytesOf(jpeg)], { type: 'image/jpeg' }));
        setAddress(made);
      },
      (failure: unknown) => !stop.signal.aborted && setError(failure),
    );
    return () => {
      stop.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [dispatchId, photo.id]);
  const title = t('look', { time: format.dateTime(photo.takenAt) });
  return (
    <Dialog title={title} isOpen onClose={onClose} size="l">
      {error !== null && <Banner tone="danger">{errorText(error)}</Banner>}
      {address ? <img src={address} alt={title} className={css.photo} /> : error === null && <Loading />}
    </Dialog>
  );
}

/** The pictures that the officer sent; none is shown before it is asked for. */
export function Photos({ dispatch }: { readonly dispatch: DispatchView }) {
  const t = useStrings('photo');
  const format = useFormat();
  const [shown, setShown] = useState<Shown | null>(null);
  if (dispatch.photos.length === 0) return null;
  return (
    <div className={css.outcome}>
      <p>
        <strong>{t('photos')}</strong> <span className={css.quiet}>{t('onRecord')}</span>
      </p>
      <div className={css.photos}>
        {dispatch.photos.map((photo) => (
          <Button key={photo.id} size="s" icon="eye" onPress={() => setShown(photo)}>
            {t('look', { time: format.clock(photo.takenAt) })}
          </Button>
        ))}
      </div>
      {shown && <Look dispatchId={dispatch.id} photo={shown} onClose={() => setShown(null)} />}
    </div>
  );
}
