import { pathOf, signatureSide, type Signature } from '#shared/dispatch/hand-over.ts';
import css from './dispatch.module.css';

/** What was signed with a finger on the officer's phone, as it was drawn. */
export function SignatureImage({ signature, label }: { readonly signature: Signature; readonly label: string }) {
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${signatureSide} ${signatureSide / 2}`} className={css.signature}>
      <path
        d={signature.map(pathOf).join('')}
        fill="none"
        stroke="currentColor"
        strokeWidth="10"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
