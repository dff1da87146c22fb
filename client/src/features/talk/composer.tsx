import { useEffect, useId, useLayoutEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { talkStrings } from '#shared/i18n/talk.ts';
import { now } from '../../lib/clock.ts';
import { longestMessage } from '../../lib/public/channel-names.ts';
import { useWords } from '../../lib/public/words.ts';
import { Icon } from '../../ui/icon.tsx';
import css from './composer.module.css';

type Props = { readonly first: boolean; readonly onSend: (text: string) => void; readonly onType: () => void };

/** How often "is typing" is told, in milliseconds. */
const typingEvery = 3_000;

/** On a phone Enter starts a new line, as everywhere on phones; with a keyboard it sends. */
const enterSends = (event: KeyboardEvent) =>
  event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing && !window.matchMedia('(pointer: coarse)').matches;

/** Where the child writes: grows with the text, and is empty again at once, since what was sent is kept elsewhere until it arrives. */
export function Composer({ first, onSend, onType }: Props) {
  const t = useWords(talkStrings);
  const id = useId();
  const [text, setText] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const typed = useRef(-Infinity);
  const tooLong = text.length > longestMessage;

  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.blockSize = '';
    if (text !== '') element.style.blockSize = `${element.scrollHeight + 2}px`;
  }, [text]);

  const send = () => {
    if (text.trim() === '' || tooLong) return;
    onSend(text.trim());
    setText('');
    area.current?.focus();
  };
  const change = (next: string) => {
    setText(next);
    if (next === '' || now() - typed.current < typingEvery) return;
    typed.current = now();
    onType();
  };
  return (
    <form
      autoComplete="off"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
      className={css.composer}
    >
      {tooLong && (
        <p id={`${id}-long`} role="alert" className={css.tooLong}>
          {t('tooLong')}
        </p>
      )}
      <div className={css.row}>
        <label htmlFor={id} className={css.hidden}>
          {t('compose')}
        </label>
        <textarea
          ref={area}
          id={id}
          rows={1}
          value={text}
          dir={text === '' ? undefined : 'auto'}
          placeholder={first ? t('composeFirst') : t('composeMore')}
          autoComplete="off"
          enterKeyHint="enter"
          aria-invalid={tooLong}
          aria-describedby={tooLong ? `${id}-long` : undefined}
          onChange={(event) => change(event.target.value)}
          onKeyDown={(event) => {
            if (!enterSends(event)) return;
            event.preventDefault();
            send();
          }}
          className={css.area}
        />
        {/* The keyboard of a phone must stay open when this is touched. */}
        <button
          type="submit"
          aria-disabled={text.trim() === '' || tooLong}
          onPointerDown={(event) => event.preventDefault()}
          className={css.send}
        >
          <Icon name="send" size={22} />
          <span className={css.sendWord}>{t('send')}</span>
        </button>
      </div>
    </form>
  );
}
