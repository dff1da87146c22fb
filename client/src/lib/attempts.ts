import type { CommandId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { ApiError } from './http.ts';

/** Something a person does: `target` is what they do it to, `words` all that is said with it. */
type Act<T> = { readonly target: string; readonly words: string; readonly send: (commandId: CommandId) => Promise<T> };

type Options = {
  readonly now: () => number;
  /** For how many milliseconds the same act counts as done again, and not as a new one; for good unless told. */
  readonly forMs?: number;
};

type Kept = { readonly words: string; readonly commandId: CommandId; readonly until: number };

/** Makes what keeps the command id of an act until it is known what became of it. */
export type Attempts = { readonly run: <T>(act: Act<T>) => Promise<T> };

/** The server looked at the act and said no: nothing has happened, and nothing can happen twice. */
const isRefusal = (error: unknown): boolean => error instanceof ApiError && error.status >= 400 && error.status < 500;

/**
 * An act tried again after a failure that leaves open whether it arrived goes under the same command id, so that it never acts twice.
 * Another act on the same target ends that: whoever went ready, then away, and then ready again means it anew.
 */
export function createAttempts({ now, forMs = Infinity }: Options): Attempts {
  const kept = new Map<string, Kept>();
  const idOf = (target: string, words: string): CommandId => {
    const known = kept.get(target);
    const commandId = known?.words === words && now() < known.until ? known.commandId : newId<CommandId>();
    kept.set(target, { words, commandId, until: Infinity });
    return commandId;
  };
  return {
    run: async ({ target, words, send }) => {
      const commandId = idOf(target, words);
      const isLast = () => kept.get(target)?.commandId === commandId;
      try {
        const answer = await send(commandId);
        if (isLast()) kept.delete(target);
        return answer;
      } catch (error) {
        if (isLast() && isRefusal(error)) kept.delete(target);
        else if (isLast()) kept.set(target, { words, commandId, until: now() + forMs });
        throw error;
      }
    },
  };
}
