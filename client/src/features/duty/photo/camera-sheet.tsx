import { cameraStrings } from '#shared/i18n/camera.ts';
import type { CommandId, DispatchId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react';
import { now } from '../../../lib/clock.ts';
import { useWordsOf } from '../../../lib/i18n.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Act } from '../../../ui/phone/act.tsx';
import { Sheet } from '../../../ui/phone/sheet.tsx';
import css from './camera.module.css';
import { cover, toJpeg, type Covered } from './cover.ts';
import type { Picture } from './pictures.ts';

type Props = { readonly dispatchId: DispatchId; readonly onClose: () => void; readonly onTaken: (picture: Picture) => void };

/** The phone's camera inside the page: nothing of it comes into the gallery. */
function useCamera() {
  const video = useRef<HTMLVideoElement>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isOver = false;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    const wanted = { video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false };
    const opening = navigator.mediaDevices?.getUserMedia(wanted) ?? Promise.reject(new Error('no camera'));
    opening.then(
      (found) => {
        stream = found;
        if (isOver) return stop();
        if (video.current) video.current.srcObject = found;
      },
      () => setBroken(true),
    );
    return () => {
      isOver = true;
      stop();
    };
  }, []);
  return { video, isBroken };
}

/** Uncovers with a finger what the helpline needs: a door, a document, a place. */
function Uncovering({
  covered,
  attach,
}: {
  readonly covered: Covered | null;
  readonly attach: (canvas: HTMLCanvasElement | null) => void;
}) {
  const t = useWordsOf(cameraStrings);
  const wipe = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!covered || (event.type === 'pointermove' && event.buttons === 0)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const scale = covered.canvas.width / box.width;
    covered.uncover((event.clientX - box.left) * scale, (event.clientY - box.top) * scale, 24 * scale);
  };
  return (
    <canvas
      ref={attach}
      role="img"
      aria-label={t('covered')}
      hidden={!covered}
      className={css.picture}
      onPointerDown={wipe}
      onPointerMove={wipe}
    />
  );
}

/** Takes a picture that is covered from the first moment; only what was uncovered leaves the phone. */
export function CameraSheet({ dispatchId, onClose, onTaken }: Props) {
  const t = useWordsOf(cameraStrings);
  const { video, isBroken } = useCamera();
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const attach = useCallback((element: HTMLCanvasElement | null) => void (canvas.current = element), []);
  const [covered, setCovered] = useState<Covered | null>(null);
  const [failed, setFailed] = useState(false);
  const take = () => {
    const { current } = video;
    if (current && canvas.current && current.videoWidth > 0)
      setCovered(cover(canvas.current, current, current.videoWidth, current.videoHeight));
  };
  const pick = (file: File | undefined) => {
    if (!file) return;
    createImageBitmap(file).then(
      (bitmap) => canvas.current && setCovered(cover(canvas.current, bitmap, bitmap.width, bitmap.height)),
      () => setFailed(true),
    );
  };
  const send = () => {
    if (!covered) return;
    toJpeg(covered.canvas).then(
      (jpeg) => {
        onTaken({ id: newId<CommandId>(), dispatchId, takenAt: new Date(now()).toISOString(), jpeg });
        onClose();
      },
      () => setFailed(true),
    );
  };
  return (
    <Sheet
      title={t('title')}
      onClose={onClose}
      footer={
        covered ? (
          <>
            <Act size="l" onPress={() => setCovered(null)}>
              {t('again')}
            </Act>
            <Act size="l" icon="eyeOff" onPress={covered.coverAgain}>
              {t('coverAgain')}
            </Act>
            <Act size="l" variant="primary" icon="send" onPress={send}>
              {t('send')}
            </Act>
          </>
        ) : (
          !isBroken && (
            <Act size="l" variant="primary" wide onPress={take}>
              {t('take')}
            </Act>
          )
        )
      }
    >
      <p>{t(covered ? 'uncover' : 'noFace')}</p>
      {failed && <Banner tone="danger">{t('failed')}</Banner>}
      {isBroken && !covered && (
        <>
          <Banner tone="warn">{t('fallback')}</Banner>
          <input
            type="file"
            accept="image/*"
            capture="environment"
            aria-label={t('pick')}
            onChange={(event) => pick(event.target.files?.[0])}
          />
        </>
      )}
      <video
        ref={video}
        autoPlay
        muted
        playsInline
        hidden={isBroken || covered !== null}
        className={css.picture}
        aria-label={t('camera')}
      />
      <Uncovering covered={covered} attach={attach} />
    </Sheet>
  );
}
