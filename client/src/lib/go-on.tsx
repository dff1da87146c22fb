import { useEffect } from 'react';
import { Navigate } from 'react-router';

/** Pages that are documents of their own and no part of the console. */
const isApart = (to: string): boolean => /^\/duty(?:[/?#]|$)/.test(to);

function Leave({ to }: { readonly to: string }) {
  useEffect(() => window.location.replace(to), [to]);
  return null;
}

/** Goes on to an address of ours, within the console or out of it, and leaves no way back to where it stood. */
export const GoOn = ({ to }: { readonly to: string }) => (isApart(to) ? <Leave to={to} /> : <Navigate to={to} replace />);
