import { useEffect } from 'react';
import { Loading } from '../ui/states.tsx';

/** A page that is a document of its own, light enough for a cheap phone: the console steps aside and the browser loads it. */
export function Page() {
  useEffect(() => window.location.replace(window.location.href), []);
  return <Loading />;
}
