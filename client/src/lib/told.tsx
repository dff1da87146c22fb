import { togetherStrings } from '#shared/i18n/together.ts';
import { useStrings } from './i18n.ts';
import { reachedCode } from './reached-calls.ts';

type ToldKey = Extract<keyof typeof togetherStrings.en, `told_${string}`>;
const isKnown = (key: string): key is ToldKey => key in togetherStrings.en;

/** A line of nobody's, by its code, in words for staff: what the caller was told by the system, or that they were reached by telephone. */
export function Told({ code }: { readonly code: string }) {
  const t = useStrings('together');
  const c = useStrings('callBacks');
  if (code === reachedCode) return <>{c('reachedThen')}</>;
  const key = `told_${code}`;
  return <>{isKnown(key) ? t(key) : code}</>;
}
