import type { PlatformErrorCode, Problem } from '#shared/kernel/problem.ts';

type Extra = Pick<Problem, 'fields' | 'facts'>;

/** A refusal that is meant for the person: a stable code, an HTTP status, and a message saying what happened and what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: string;
  readonly status: number;
  readonly extra: Extra;
  constructor(code: string, status: number, message: string, extra: Extra = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.extra = extra;
  }
}

const platform: Record<PlatformErrorCode, { status: number; message: string }> = {
  badRequest: { status: 400, message: 'The request was not understood. Nothing was changed.' },
  notSignedIn: { status: 401, message: 'Please sign in. Nothing was changed.' },
  notAllowed: { status: 403, message: 'This is not allowed for you. Nothing was changed.' },
  notFound: { status: 404, message: 'There is no such thing, or it is not for you to see.' },
  conflict: { status: 409, message: 'Somebody else changed this first. Look again and repeat if it is still needed.' },
  tooLarge: { status: 413, message: 'This is too large. Shorten it and send again. Nothing was changed.' },
  tooMany: { status: 429, message: 'Too many tries. Wait a little and try again. Nothing was changed.' },
  unavailable: { status: 503, message: 'A part of the system is not answering. Try again in a moment; nothing was lost.' },
  outdated: { status: 426, message: 'This page is older than the server. Reload it.' },
  internal: { status: 500, message: 'Something went wrong on our side. Try again; if it stays, tell your supervisor the request number.' },
};

/** One of the platform's own refusals, with its standard status and message unless told otherwise. */
export function refuse(code: PlatformErrorCode, message?: string, extra: Extra = {}): AppError {
  return new AppError(code, platform[code].status, message ?? platform[code].message, extra);
}

/** True for a refusal of the person rather than of the request: not signed in, not allowed, or hidden as if it were not there. */
export function isDenial(error: unknown): boolean {
  return error instanceof AppError && (error.status === 403 || error.status === 404 || error.code === 'notSignedIn');
}

// Errors of the store's driver while it is away; known by name, since nothing but the store's own folder imports the driver.
const away =
  /^Mongo(Network|ServerSelection|NotConnected|PoolCleared|PoolClosed|ServerClosed|TopologyClosed|WriteConcern|Operation)\w*Error$/;

// Its own words while it shuts down, or while another of its replica set takes over (the drivers' list of "state change errors").
const handingOver: ReadonlySet<unknown> = new Set([91, 189, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);

type Shape = { code?: unknown; name?: unknown; type?: unknown; status?: unknown; writeErrors?: unknown; errorResponse?: unknown };

/** The AppError for anything thrown: itself, a known library refusal, or `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const shape: Shape = typeof error === 'object' && error !== null ? error : {};
  if (shape.type === 'entity.too.large') return refuse('tooLarge');
  if (shape.status === 404) return refuse('notFound', 'There is no such page.');
  if (typeof shape.status === 'number' && shape.status >= 400 && shape.status < 500)
    return new AppError('badRequest', shape.status, platform.badRequest.message);
  return refuse(isAway(shape) ? 'unavailable' : 'internal');
}

function isAway({ name, code, writeErrors, errorResponse }: Shape): boolean {
  if (name === 'MongoServerError') return handingOver.has(code);
  if (name !== 'MongoBulkWriteError') return typeof name === 'string' && away.test(name);
  // So the driver calls whatever befell a write of many; beneath is the error itself, or else that the store could not promise to keep it.
  if (errorResponse instanceof Error) return isAway(errorResponse);
  return Array.isArray(writeErrors) && writeErrors.length === 0;
}
