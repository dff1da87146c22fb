import css from './kbd.module.css';

/** A key's name, as printed on the key. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className={css.kbd} dir="ltr">
      {children}
    </kbd>
  );
}
