import { togetherStrings } from '#shared/i18n/together.ts';
import { useStrings } from './i18n.ts';

type ToldKey = Extract<keyof typeof togetherStrings.en, `told_${string}`>;
const isKnown = (key: string): key is ToldKey => key in togetherStrings.en;

/** What the caller was told by the system, by its code, in words for staff. */
export function Told({ code }: { readonly code: string }) {
  const t = useStrings('together');
  const key = `told_${code}`;
  return <>{isKnown(key) ? t(key) : code}</>;
}
