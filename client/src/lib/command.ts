import { newId } from '#shared/kernel/new-id.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import type { RouteAnswer } from '#shared/kernel/route.ts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, type AnyRoute, type CallInput, type CallOptions } from './api.ts';
import { createAttempts } from './attempts.ts';
import { now } from './clock.ts';
import type { ApiError } from './http.ts';
import { withRetries } from './retry.ts';

type WithoutId<B> = B extends unknown ? Omit<B, 'commandId'> : never;
type Body<B> = object extends WithoutId<B> ? { body?: WithoutId<B> } : { body: WithoutId<B> };

/** A command's input without its id, which is made here. */
export type CommandInput<C> = CallInput<C> extends infer I ? (I extends { body: infer B } ? Omit<I, 'body'> & Body<B> : I) : never;

type Options = CallOptions & { readonly commandId?: CommandId; readonly onRetry?: (attempt: number) => void };

/** Runs a command and repeats it under the same command id while the network or server is away (about a minute), so that it never acts twice. */
export async function runCommand<C extends AnyRoute>(contract: C, input: CommandInput<C>, options: Options = {}): Promise<RouteAnswer<C>> {
  const { commandId = newId<CommandId>(), onRetry, ...rest } = options;
  const { body, ...parts } = input as { body?: object };
  const whole = { ...parts, body: { ...body, commandId } } as unknown as CallInput<C>;
  return withRetries(() => call(contract, whole, rest), { onRetry, signal: rest.signal });
}

/** A command as a screen uses it. */
export type Command<C> = {
  /** Starts it; the outcome comes through `onDone` or `onError`. */
  readonly run: (input: CommandInput<C>) => void;
  readonly runAsync: (input: CommandInput<C>) => Promise<RouteAnswer<C>>;
  readonly isPending: boolean;
  /** True while the network or server is away and the command is kept and repeated. */
  readonly isRetrying: boolean;
  readonly error: ApiError | null;
  readonly reset: () => void;
};

type Handlers<C> = {
  readonly onDone?: (answer: RouteAnswer<C>, input: CommandInput<C>) => void;
  readonly onError?: (error: ApiError, input: CommandInput<C>) => void;
};

// Of the whole page and not of one window in it: a command given up while offline may have acted, and the window be opened anew.
const attempts = createAttempts({ now, forMs: 120_000 });

/** A command with its pending state; asked again after an uncertain failure, the same input keeps its command id. */
export function useCommand<C extends AnyRoute>(contract: C, { onDone, onError }: Handlers<C> = {}): Command<C> {
  const [isRetrying, setRetrying] = useState(false);
  const mutation = useMutation<RouteAnswer<C>, ApiError, CommandInput<C>>({
    mutationFn: async (input) => {
      const { params } = input as { params?: unknown };
      try {
        return await attempts.run({
          target: JSON.stringify(params ?? contract.path),
          words: JSON.stringify([contract.path, input]),
          send: (commandId) => runCommand(contract, input, { commandId, onRetry: () => setRetrying(true) }),
        });
      } finally {
        setRetrying(false);
      }
    },
    ...(onDone ? { onSuccess: onDone } : {}),
    ...(onError ? { onError } : {}),
  });
  const { mutate, mutateAsync, isPending, error, reset } = mutation;
  return { run: mutate, runAsync: mutateAsync, isPending, isRetrying, error, reset };
}
