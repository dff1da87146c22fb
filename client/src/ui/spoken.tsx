import { useEffect, useState } from 'react';
import { VisuallyHidden } from './visually-hidden.tsx';

/** Words spoken at once; they come after the region itself, which readers need to notice them. */
export function Spoken({ words }: { readonly words: string }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(words), 150);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <div role="alert">
      <VisuallyHidden>{spoken}</VisuallyHidden>
    </div>
  );
}
