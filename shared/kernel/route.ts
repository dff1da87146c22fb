import type { z } from 'zod';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type AnySchema = z.ZodType;

/** The contract of one HTTP route: what it takes and answers; the single source for server, client and OpenAPI. */
export type RouteContract<
  Params extends AnySchema = AnySchema,
  Query extends AnySchema = AnySchema,
  Body extends AnySchema = AnySchema,
  Answer extends AnySchema = AnySchema,
> = {
  readonly method: Method;
  /** Path with `:name` parameters, from `/api` on. */
  readonly path: string;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  /** Status of a success; 200 unless told. */
  readonly status?: number;
};

/** Declares a route contract with its types inferred. */
export function defineRoute<
  Params extends AnySchema = z.ZodUndefined,
  Query extends AnySchema = z.ZodUndefined,
  Body extends AnySchema = z.ZodUndefined,
  Answer extends AnySchema = z.ZodUndefined,
>(contract: RouteContract<Params, Query, Body, Answer>): RouteContract<Params, Query, Body, Answer> {
  return contract;
}

/** What the handler of a contract is given, parsed. */
export type RouteInput<C> =
  C extends RouteContract<infer P, infer Q, infer B, AnySchema> ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> } : never;

/** What a caller of a contract sends, before parsing. */
export type RouteRequest<C> =
  C extends RouteContract<infer P, infer Q, infer B, AnySchema> ? { params: z.input<P>; query: z.input<Q>; body: z.input<B> } : never;

/** What a contract answers. */
export type RouteAnswer<C> = C extends RouteContract<AnySchema, AnySchema, AnySchema, infer A> ? z.output<A> : never;
