/** What somebody shows to be let in (a code or token), and the address they come from. */
export type Showing = { readonly address: string; readonly shown: string | undefined };

/** Keeps count of refusals, so that guessing and knocking are slow. */
export type Door = {
  /** False when there were too many refusals: turn away without looking. */
  mayKnock: (showing: Showing) => boolean;
  refused: (showing: Showing) => void;
  /** Remembers that this was right, so that it is not held back for what others at the same address do. */
  right: (shown: string) => void;
};
