import type { RouteAnswer, RouteContract, RouteRequest } from '#shared/kernel/route.ts';
import type { z } from 'zod';
import { ApiError, sendRequest } from './http.ts';

/** Any contract, with the types of its parts kept. */
export type AnyRoute = RouteContract<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

type Part<Name extends string, T> = [T] extends [undefined] ? unknown : object extends T ? { [N in Name]?: T } : { [N in Name]: T };

/** What a contract is called with: only the parts it has; `{}` when it takes nothing. */
export type CallInput<C> =
  RouteRequest<C> extends { params: infer P; query: infer Q; body: infer B }
    ? Part<'params', P> & Part<'query', Q> & Part<'body', B>
    : never;

export type CallOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
  readonly keepalive?: boolean;
};

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
let credentials: () => Readonly<Record<string, string>> = () => ({});

/** Says which headers prove who is calling: the session's csrf token for staff, the conversation's code on public pages. */
export function setCredentials(provider: () => Readonly<Record<string, string>>): void {
  credentials = provider;
}

/** Calls a route of the API; throws ApiError, whose code is `outdated` when the answer is not what this page expects. */
export async function call<C extends AnyRoute>(contract: C, input: CallInput<C>, options: CallOptions = {}): Promise<RouteAnswer<C>> {
  const { params, query, body } = input as Parts;
  const { method, path } = contract;
  const answer = await sendRequest({ method, path, params, query, body, headers: credentials(), ...options });
  const parsed = contract.answer.safeParse(answer);
  if (!parsed.success) throw new ApiError({ code: 'outdated', status: 0, message: 'The answer does not fit this page.' });
  return parsed.data as RouteAnswer<C>;
}
