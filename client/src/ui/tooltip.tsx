import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { cx } from './cx.ts';
import { Kbd } from './kbd.tsx';
import css from './tooltip.module.css';

export interface TooltipProps {
  /** The button it explains: our Button or IconButton. */
  readonly children: ReactElement;
  readonly text: ReactNode;
  readonly kbd?: string | undefined;
}

/** Words shown on hover and on keyboard focus; never the only place where something is said. */
export function Tooltip({ children, text, kbd }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip offset={6} className={cx(css.tooltip)}>
        {text}
        {kbd !== undefined && <Kbd>{kbd}</Kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
