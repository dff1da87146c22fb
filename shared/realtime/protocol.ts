import type { z } from 'zod';

/** Version of the socket protocol; a tab with another version is told to reload. */
export const PROTOCOL_VERSION = 1;

/** Socket paths: consoles notice a dead link within 8 s, the field (children, officers) tolerates poor networks. */
export const SOCKET_PATHS = { console: '/rt/console', field: '/rt/field' } as const;

/** The contract of one socket request; answered by `{ok:true,data}` or `{ok:false,error}`. */
export type RequestContract<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = {
  readonly name: `${string}:${string}`;
  readonly summary: string;
  readonly input: In;
  readonly output: Out;
};

/** Declares a socket request with its types inferred. */
export function defineRequest<In extends z.ZodType, Out extends z.ZodType>(contract: RequestContract<In, Out>): RequestContract<In, Out> {
  return contract;
}

/** The contract of one broadcast, `noun:verb`. */
export type BroadcastContract<Payload extends z.ZodType = z.ZodType> = {
  readonly name: `${string}:${string}`;
  readonly payload: Payload;
};

/** Declares a broadcast with its payload type inferred. */
export function defineBroadcast<Payload extends z.ZodType>(contract: BroadcastContract<Payload>): BroadcastContract<Payload> {
  return contract;
}

/** The answer of a socket request. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: { code: string; message: string; requestId: string } };
