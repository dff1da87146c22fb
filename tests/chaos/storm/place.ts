/** What an event tells. */
export type Data = Record<string, unknown>;
type Ask = { id: unknown; kind: unknown; to: unknown };
/** Where a contact is by its events: who has it, who is beside them, who is asked, and whether a call is promised. */
export type Place = {
  state: 'queued' | 'offered' | 'active' | 'wrapUp' | 'abandoned' | 'promised' | 'closed';
  owner: string | null;
  offer: string | null;
  beside: ReadonlyMap<string, unknown>;
  ask: Ask | null;
  /** A call is promised, whether its time has come or not. */
  call: boolean;
  /** Nobody was reached and nobody calls again: a person decides next. */
  unreached: boolean;
  /** In how many calls the caller was reached. */
  reached: number;
};
/** The moment after an event, or a sentence when the moment before it did not allow it. */
export type Step = (place: Place, data: Data) => Place | string;

/** Where every contact begins. */
export const beginning: Place = {
  ...{ state: 'queued', owner: null, offer: null, beside: new Map(), ask: null },
  ...{ call: false, unreached: false, reached: 0 },
};

/** A text that may be missing. */
export const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whether somebody has it in hand. */
export const isInHand = ({ state }: Pick<Place, 'state'>): boolean => state === 'active' || state === 'wrapUp';
