/** What is wrong with the database that DATABASE_URL names, in one sentence that says what to do. */
import { ToldFault } from '../problem/told-fault.ts';
import type { Address } from './connect.ts';

/** The oldest PostgreSQL that the migrations run on. */
export const OLDEST_POSTGRES = 16;

/** Somebody is starting, or is not there yet: worth a wait at the start. SQLSTATE, PostgreSQL's Appendix A, and errors of sockets. */
const NOT_YET = new Set([
  '57P03',
  '57P01',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EHOSTUNREACH',
  'ETIMEDOUT',
]);
const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN']);

function codeOf(error: unknown): string {
  // A name with several addresses that all refuse is one error of many.
  const one = error instanceof AggregateError ? error.errors[0] : error;
  return one instanceof Error && 'code' in one ? String(one.code) : '';
}

function messageOf(error: unknown): string {
  const one = error instanceof AggregateError ? error.errors[0] : error;
  return one instanceof Error ? one.message : String(one);
}

export function mayComeYet(error: unknown): boolean {
  return NOT_YET.has(codeOf(error)) || /timeout expired|Connection terminated/.test(messageOf(error));
}

export function placeOf({ host, port, database }: Pick<Address, 'host' | 'port' | 'database'>): string {
  return `${host}:${port}/${database}`;
}

const ROLE_ADVICE =
  'let its owner be the role of DATABASE_URL, and give that role CREATEROLE, or have an administrator run: create role gelaran_app nologin; grant gelaran_app to';

/** The sentence for an error of connecting or migrating; undefined when it is none of those that are known. */
export function databaseFault(error: unknown, address: Address): ToldFault | undefined {
  const place = placeOf(address);
  const words = sentenceOf(codeOf(error), messageOf(error), place, address.user);
  return words === undefined ? undefined : new ToldFault(words, { cause: error });
}

function sentenceOf(code: string, message: string, place: string, user: string): string | undefined {
  if (/unsupported startup parameter/.test(message)) return poolerSentence(place);
  if (code === '28P01') return `The database ${place} refuses the password of "${user}"; correct it in DATABASE_URL.`;
  if (code === '28000' || /no encryption|SSL|pg_hba/.test(message))
    return `The database ${place} does not let "${user}" in from here (${message}); look at its pg_hba.conf, or add ?sslmode=require to DATABASE_URL.`;
  if (code === '3D000')
    return `There is no database at ${place}; make it first, owned by "${user}": create database ... owner "${user}".`;
  if (code === '42501' || code === '0LP01')
    return `The role "${user}" lacks a right in ${place} (${message}); ${ROLE_ADVICE} "${user}".`;
  if (UNKNOWN_HOST.has(code)) return `No machine is known by the name in DATABASE_URL (${place}); correct it.`;
  if (code === '53300') return `The database ${place} takes no more connections; raise max_connections (25 a process).`;
  if (NOT_YET.has(code) || /timeout expired|Connection terminated/.test(message))
    return `The database ${place} does not answer (${code || message}); is it running, and is DATABASE_URL right?`;
  return undefined;
}

export function poolerSentence(place: string): string {
  return `Between here and the database ${place} stands a pooler (such as PgBouncer) that loses the role of a connection or shares it between transactions; let DATABASE_URL name PostgreSQL itself.`;
}

export function tooOldSentence(place: string, version: string): string {
  return `The database ${place} is PostgreSQL ${version}, and Gelaran needs ${OLDEST_POSTGRES} or newer.`;
}
