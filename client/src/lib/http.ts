import type { Method } from '#shared/kernel/route.ts';
import type { Problem } from '#shared/kernel/problem.ts';

type ErrorFacts = Pick<Problem, 'code' | 'status' | 'fields' | 'facts'> & {
  readonly message: string;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
};

/** A refusal or failure of a request; `code` is what screens put into words, `status` 0 means that no answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly fields: NonNullable<Problem['fields']>;
  readonly facts: Record<string, unknown>;
  /** Empty when the server was not reached. */
  readonly requestId: string;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  constructor({ code, status, message, fields, facts, requestId, retryAfterMs }: ErrorFacts) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields ?? [];
    this.facts = facts ?? {};
    this.requestId = requestId ?? '';
    this.retryAfterMs = retryAfterMs;
  }
}

/** True for failures that say nothing about the request itself, so that repeating it may help. */
export function isTransient(error: unknown): error is ApiError {
  return error instanceof ApiError && ['offline', 'timeout', 'unavailable'].includes(error.code);
}

export type Sending = {
  readonly method: Method;
  readonly path: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the answer must be complete; 15 s unless told. */
  readonly timeoutMs?: number | undefined;
  /** Lets the request outlive the page. */
  readonly keepalive?: boolean | undefined;
};

/** The address of a contract's path with its parameters and query filled in. */
export function addressOf({ path, params = {}, query = {} }: Pick<Sending, 'path' | 'params' | 'query'>): string {
  const filled = path.replace(/\/:(\w+)/g, (_match, name: string) => `/${encodeURIComponent(String(params[name]))}`);
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  if (asked.length === 0) return filled;
  return `${filled}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()}`;
}

/** Sends one request of our API and returns the parsed JSON of its answer; throws ApiError, or AbortError when `signal` ends it. */
export async function sendRequest(sending: Sending): Promise<unknown> {
  // AbortSignal.any and .timeout are missing on the older phones that the public page must run on.
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  sending.signal?.addEventListener('abort', onAbort);
  if (sending.signal?.aborted) stop.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort();
  }, sending.timeoutMs ?? 15_000);
  try {
    const response = await fetch(addressOf(sending), requestOf(sending, stop.signal));
    return read(response, await response.text());
  } catch (error) {
    if (error instanceof ApiError || sending.signal?.aborted) throw error;
    if (late) throw new ApiError({ code: 'timeout', status: 0, message: 'The server did not answer in time.' });
    throw new ApiError({ code: 'offline', status: 0, message: 'The server could not be reached.' });
  } finally {
    clearTimeout(timer);
    sending.signal?.removeEventListener('abort', onAbort);
  }
}

function requestOf({ method, body, headers, keepalive }: Sending, signal: AbortSignal): RequestInit {
  return {
    method: method.toUpperCase(),
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(keepalive ? { keepalive } : {}),
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal,
  };
}

function read(response: Response, text: string): unknown {
  const parsed = parseJson(text);
  if (response.ok) {
    if (parsed.broken)
      throw new ApiError({
        code: 'internal',
        status: response.status,
        message: 'The answer could not be read.',
      });
    return parsed.value;
  }
  const problem = (parsed.value ?? {}) as Partial<Problem>;
  const after = Number(response.headers.get('retry-after'));
  throw new ApiError({
    code: typeof problem.code === 'string' ? problem.code : codeOfStatus(response.status),
    status: response.status,
    message: typeof problem.detail === 'string' ? problem.detail : `status ${response.status}`,
    ...(problem.fields ? { fields: problem.fields } : {}),
    ...(problem.facts ? { facts: problem.facts } : {}),
    requestId: problem.requestId ?? response.headers.get('x-request-id') ?? '',
    ...(after > 0 ? { retryAfterMs: after * 1000 } : {}),
  });
}

// A proxy in between answers in its own format; its status is all we know.
function codeOfStatus(status: number): string {
  if (status === 502 || status === 503 || status === 504) return 'unavailable';
  return { 401: 'notSignedIn', 403: 'notAllowed', 404: 'notFound', 413: 'tooLarge', 429: 'tooMany' }[status] ?? 'internal';
}

function parseJson(text: string): { value: unknown; broken: boolean } {
  if (text === '') return { value: undefined, broken: false };
  try {
    return { value: JSON.parse(text) as unknown, broken: false };
  } catch {
    return { value: undefined, broken: true };
  }
}
