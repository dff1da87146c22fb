import { cx } from './cx.ts';
import css from './icon.module.css';

const paths = {
  check: 'M4 12.5 9.5 18 20 6.5',
  close: 'M6 6l12 12M18 6 6 18',
  chevronDown: 'm6 9 6 6 6-6',
  chevronEnd: 'm9 6 6 6-6 6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M20 20l-4.8-4.8',
  alert: 'M12 4 2.8 20h18.4zM12 10v4.500M12 17.2v.1',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 11v5.500M12 7.700v.1',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5l3.500 2',
  sun: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8M12 2v2.500M12 19.500V22M2 12h2.500M19.500 12H22M4.900 4.900l1.800 1.800M17.300 17.300l1.800 1.800M19.100 4.900l-1.800 1.800M6.700 17.300l-1.800 1.800',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  user: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4.500 20.500a7.500 7.500 0 0 1 15 0',
  users:
    'M9 5a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7M2.500 19.500a6.500 6.500 0 0 1 13 0M16 5.300a3.500 3.500 0 0 1 0 6.400M18 14.300a6.500 6.500 0 0 1 3.500 5.200',
  phone:
    'M5 4h4l1.700 4.600-2.200 1.600a12 12 0 0 0 5.300 5.300l1.600-2.200L20 15v4a1.500 1.500 0 0 1-1.600 1.500A15.500 15.500 0 0 1 3.500 5.600 1.500 1.500 0 0 1 5 4z',
  chat: 'M4 5h16v11h-8.500L7 20v-4H4z',
  letter: 'M3.500 6h17v12h-17zM4 7l8 6 8-6',
  walkIn: 'M13 4.500a1.500 1.500 0 1 1 0 .1M9 20l2.500-5.500-2-3 1.500-4 3 2.500 3 .500M11.500 14.500l3 1.500 1 4.500M8 11.500l1.500-3.200',
  web: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M3 12h18M12 3c2.600 2.700 3.900 5.600 3.900 9S14.600 18.300 12 21c-2.600-2.700-3.900-5.600-3.900-9S9.400 5.700 12 3z',
  pin: 'M12 21c-4.500-4.600-6.700-8.200-6.700-11a6.700 6.700 0 0 1 13.400 0c0 2.800-2.200 6.400-6.700 11M12 7.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5',
  send: 'M4 12 20 4.500 15.500 20l-4-6zM11.500 14 20 4.500',
  eye: 'M2.500 12C5 7.700 8.200 5.500 12 5.500s7 2.200 9.500 6.500c-2.500 4.300-5.700 6.500-9.500 6.500S5 16.300 2.500 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6',
  eyeOff:
    'M4 4l16 16M9.500 6c.800-.300 1.600-.500 2.500-.500 3.800 0 7 2.200 9.500 6.500a16 16 0 0 1-2.700 3.500M15.500 17.700c-1.100.500-2.300.800-3.500.800-3.800 0-7-2.200-9.500-6.500A15 15 0 0 1 6.300 7.700',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  shield: 'M12 3l8 3v6c0 4.500-3 7.300-8 9-5-1.700-8-4.500-8-9V6z',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4',
  bellOff: 'M4 4l16 16M8.500 6.200A6 6 0 0 1 18 11v4M6.300 9.300 6 11v5.500L4.500 18H18M10 20.500h4',
  edit: 'M4 20l1-4.500L16.500 4 20 7.500 8.500 19z',
  undo: 'M8 5 4 9l4 4M4 9h10a5.500 5.500 0 0 1 0 11H8',
  refresh: 'M20 5v5h-5M4 19v-5h5M5.500 9a7 7 0 0 1 12-2.500L20 10M4 14l2.500 3.500a7 7 0 0 0 12-2.500',
  more: 'M5.500 12h.1M12 12h.1M18.500 12h.1',
  exit: 'M14 4H5v16h9M10 12h10.500M17 8.500l3.500 3.500-3.500 3.500',
  keyboard: 'M3 6.500h18v11H3zM7 10.200v.1M10.300 10.200v.1M13.600 10.200v.1M17 10.200v.1M8 14h8',
  flag: 'M6 21V4h12l-2.500 4L18 12H6',
  arrowEnd: 'M4 12h16M14 6l6 6-6 6',
  star: 'M12 4l2.400 5.200 5.600.700-4.100 3.900 1.100 5.700-5-2.800-5 2.800 1.100-5.700L4 9.900l5.600-.700z',
} as const;

export type IconName = keyof typeof paths;

/** Icons that point along the line, and so turn round in Urdu. */
const directional: ReadonlySet<IconName> = new Set(['chevronEnd', 'send', 'undo', 'exit', 'arrowEnd']);

/** A drawn sign beside words; `size` in pixels. It is hidden from screen readers: the words beside it, or the button's label, speak. */
export function Icon({ name, size = 16, className }: { name: IconName; size?: number; className?: string | undefined }) {
  return (
    <svg
      className={cx(css.icon, directional.has(name) && css.directional, className)}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
