import { pathOf, signatureSide, type Signature } from '#shared/dispatch/hand-over.ts';
import { useRef, useState, type PointerEvent } from 'react';
import { useStrings } from '../../lib/i18n.ts';
import { Act } from '../../ui/phone/act.tsx';
import css from './duty.module.css';
import { addPoint } from './signature.ts';

type Props = { readonly label: string; readonly value: Signature; readonly onChange: (signature: Signature) => void };

/** A field to sign in with a finger; what is drawn is kept as lines, not as a picture. */
export function SignaturePad({ label, value, onChange }: Props) {
  const t = useStrings('duty');
  const [shown, setShown] = useState(value);
  const drawn = useRef(value);
  const isDown = useRef(false);
  const become = (next: Signature) => {
    drawn.current = next;
    setShown(next);
  };
  const add = (event: PointerEvent<SVGSVGElement>, isNew: boolean) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * signatureSide;
    const y = ((event.clientY - box.top) / box.width) * signatureSide;
    const next = addPoint(drawn.current, x, y, isNew);
    if (next !== drawn.current) become(next);
  };
  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    add(event, true);
  };
  // Kept line by line: a write at every point would make a cheap phone stutter.
  const onUp = () => {
    isDown.current = false;
    onChange(drawn.current);
  };
  const clear = () => {
    become([]);
    onChange([]);
  };
  return (
    <div className={css.sign}>
      <span className={css.signLabel}>{label}</span>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${signatureSide} ${signatureSide / 2}`}
        className={css.pad}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => isDown.current && add(event, false)}
        onPointerUp={onUp}
        onPointerCancel={onUp}
      >
        <path
          d={shown.map(pathOf).join('')}
          fill="none"
          stroke="currentColor"
          strokeWidth="9"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {shown.length > 0 && (
        <Act icon="undo" onPress={clear}>
          {t('signAgain')}
        </Act>
      )}
    </div>
  );
}
