import { useId, type ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './panel.module.css';

/** A framed piece of content on its own. */
export function Card({
  children,
  className,
  tone,
}: {
  children: ReactNode;
  className?: string | undefined;
  tone?: 'p0' | 'p1' | 'p2' | 'p3' | 'p4' | undefined;
}) {
  return <div className={cx(css.card, tone && css[tone], className)}>{children}</div>;
}

export interface PanelProps {
  readonly title: string;
  /** Level of the heading in the page. */
  readonly level?: 2 | 3 | undefined;
  /** What stands at the end of the title line: a saved state, a count, a button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** Stays below the scrolling body. */
  readonly footer?: ReactNode;
  /** `fill` takes the height left and scrolls inside; `fit` is as high as its content. */
  readonly height?: 'fill' | 'fit' | undefined;
  /** No padding around the body, for lists that reach the edges. */
  readonly flush?: boolean | undefined;
  /** Frame and rounded corners, where panels do not stand edge to edge. */
  readonly framed?: boolean | undefined;
  readonly className?: string | undefined;
}

/** A titled section whose body scrolls while the page does not. */
export function Panel({ title, level = 2, aside, children, footer, height = 'fit', flush, framed, className }: PanelProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section aria-labelledby={id} className={cx(css.panel, css[height], framed && css.framed, className)}>
      <header className={css.header}>
        <Heading id={id} className={css.title}>
          {title}
        </Heading>
        {aside !== undefined && <div className={css.aside}>{aside}</div>}
      </header>
      {/* A scrolling body must be reachable by keyboard. */}
      <div
        className={cx(css.body, flush && css.flush)}
        {...(height === 'fill' ? { tabIndex: 0, role: 'group', 'aria-labelledby': id } : {})}
      >
        {children}
      </div>
      {footer !== undefined && <footer className={css.footer}>{footer}</footer>}
    </section>
  );
}
