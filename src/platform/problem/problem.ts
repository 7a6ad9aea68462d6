/** RFC 9457 problem documents: the one shape of every error of the API. */
import { common, DomainError, type FieldErrors } from './domain-error.ts';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance: string;
  readonly code: string;
  readonly fields?: FieldErrors;
  readonly [extension: string]: unknown;
}

/**
 * PostgreSQL's ways of saying "not now": disk full, out of memory, too many connections, shutting down, cannot connect
 * (SQLSTATE classes 53, 57P0x, 08), took too long (57014), and the socket errors of a server that is away.
 */
const AWAY = /^(53\d{3}|57P0[1-5]|57014|08\d{3}|ECONNREFUSED|ECONNRESET|ENOENT|ETIMEDOUT|EPIPE)$/;

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    AWAY.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered|^timeout expired$/.test(
      error.message,
    ) ||
    isSignInAway(error)
  );
}

/** The sign-in library keeps the reason to itself when its tables cannot be read. */
function isSignInAway(error: Error): boolean {
  return error.name === 'APIError' && 'statusCode' in error && error.statusCode === 500;
}

/** Text that PostgreSQL cannot hold (SQLSTATE 22021: a NUL, or no UTF-8), which no honest request needs. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '22021';
}

function domainErrorOf(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  if (isUnavailable(error)) return new DomainError(common.unavailable);
  if (isUnreadable(error)) return new DomainError(common.unreadable);
  return undefined;
}

/** What an error tells the outside. An unknown one is a 500 with the request id and no text of its own. */
export function problemOf(error: unknown, instance: string): Problem {
  const known = domainErrorOf(error);
  if (!known)
    return { type: 'about:blank', title: 'Something went wrong on our side.', status: 500, instance, code: 'internal' };
  const { code, status, title } = known.declared;
  return {
    type: `urn:gelaran:problem:${code}`,
    title,
    status,
    instance,
    code,
    ...known.data,
    ...(known.fields ? { fields: known.fields } : {}),
  };
}
