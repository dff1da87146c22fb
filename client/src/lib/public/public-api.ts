import type { reportApi } from '#shared/channels/report.api.ts';
import type { talkApi } from '#shared/channels/talk.api.ts';
import type { Method, RouteAnswer } from '#shared/kernel/route.ts';
import type { CallInput, CallOptions } from '../api.ts';
import { sendRequest } from '../http.ts';
import { readCode } from './code-store.ts';

type Contracts = typeof talkApi & typeof reportApi;
export type PublicRoute = keyof Contracts;

/**
 * Where the public routes are. The contracts themselves would bring all of zod to a cheap phone, so only their types are used:
 * answers come from our own server and are trusted. A test holds this table against the contracts.
 */
export const publicRoutes = {
  welcome: { method: 'get', path: '/api/talk/welcome' },
  open: { method: 'post', path: '/api/talk/conversations' },
  view: { method: 'get', path: '/api/talk/conversation' },
  messages: { method: 'get', path: '/api/talk/messages' },
  post: { method: 'post', path: '/api/talk/messages' },
  seen: { method: 'post', path: '/api/talk/seen' },
  helpNow: { method: 'post', path: '/api/talk/help-now' },
  callBack: { method: 'post', path: '/api/talk/call-back' },
  callBackTimes: { method: 'get', path: '/api/talk/call-back/times' },
  takeBackCall: { method: 'post', path: '/api/talk/call-back/take-back' },
  leave: { method: 'post', path: '/api/talk/leave' },
  submit: { method: 'post', path: '/api/reports' },
} as const satisfies Record<PublicRoute, { method: Method; path: string }>;

type Options = CallOptions & { readonly code?: string | null };

/** Asks one of the public routes, in the name of the conversation that is open; throws ApiError. */
export type AskPublic = <N extends PublicRoute>(
  name: N,
  input: CallInput<Contracts[N]>,
  options?: Options,
) => Promise<RouteAnswer<Contracts[N]>>;

export const askPublic: AskPublic = async (name, input, { code = readCode(), ...options } = {}) => {
  const { query, body } = input as { query?: Record<string, unknown>; body?: unknown };
  const headers: Record<string, string> = code === null ? {} : { authorization: `Conversation ${code}` };
  return (await sendRequest({ ...publicRoutes[name], query, body, headers, ...options })) as never;
};
