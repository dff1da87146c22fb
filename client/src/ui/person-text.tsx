import { hasArabicLetters } from '#shared/i18n/core.ts';
import { cx } from './cx.ts';
import css from './person-text.module.css';

export interface PersonTextProps {
  readonly children: string;
  /** `block` for messages and notes (keeps their line breaks), `inline` inside a sentence or a table. */
  readonly as?: 'block' | 'inline' | undefined;
  readonly className?: string | undefined;
}

/** Words of people: their own direction, and tall lines when they are Urdu, whatever language the screen is in. */
export function PersonText({ children, as = 'inline', className }: PersonTextProps) {
  const arabic = hasArabicLetters(children);
  const language = arabic ? { lang: 'ur' } : {};
  if (as === 'inline') {
    return (
      <bdi {...language} className={className}>
        {children}
      </bdi>
    );
  }
  return (
    <p dir="auto" {...language} className={cx(css.block, arabic && css.tall, className)}>
      {children}
    </p>
  );
}
