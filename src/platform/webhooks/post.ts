/**
 * One call to an address that somebody else chose. The name is resolved here, every address it has is checked, and the connection
 * is made to the very address that was checked, so that a name that changes its mind in between (DNS rebinding) gains nothing.
 */
import { lookup as resolveName } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopbackAddress, isPublicAddress, readCallableUrl } from './rules/address.ts';

export interface CallRules {
  /** Whether this machine itself may be called: tests and demos. */
  readonly loopback: boolean;
  readonly timeoutMs?: number;
  /** For tests of the guard: stands for the resolver. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

export interface Answer {
  /** Null when there was no answer. */
  readonly status: number | null;
  /** The first bytes of the answer, or why there was none. */
  readonly text: string;
  /** When it may be asked again, as the answer says it. */
  readonly retryAfter?: string;
}

const TIMEOUT_MS = 15_000;
/** So much of an answer is read before the connection is cut. */
export const MOST_READ = 64 * 1024;
/** So much of it is kept. */
const MOST_KEPT = 1_000;

async function resolveAll(host: string): Promise<readonly string[]> {
  const found = await resolveName(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

/** The address to connect to. @throws when the name has none, or any that may not be called. */
async function checkedAddress(host: string, { loopback, resolve = resolveAll }: CallRules): Promise<string> {
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const [first] = addresses;
  if (first === undefined) throw new Error('the name has no address');
  const allowed = (address: string) => isPublicAddress(address) || (loopback && isLoopbackAddress(address));
  if (!addresses.every(allowed)) throw new Error('the name leads to an address that is not on the internet');
  return first;
}

/** Posts a body and never throws: what went wrong is the answer's text. Redirects are not followed. */
export async function post(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  rules: CallRules,
): Promise<Answer> {
  const url = readCallableUrl(address, rules.loopback);
  if (!url.ok) return { status: null, text: `this address may not be called (${url.code})` };
  const host = url.value.hostname.replace(/^\[|\]$/g, '');
  const over = AbortSignal.timeout(rules.timeoutMs ?? TIMEOUT_MS);
  try {
    const checked = await Promise.race([checkedAddress(host, rules), aborted(over)]);
    return await send(url.value, checked, body, headers, over);
  } catch (error) {
    return { status: null, text: over.aborted ? 'no answer in time' : reasonOf(error) };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, MOST_KEPT);
}

function send(
  url: URL,
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Answer> {
  const family = isIP(address);
  // Whatever name is asked for, the answer is the address that was checked.
  const lookup: LookupFunction = (_host, options, done) => {
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        lookup,
        signal,
        agent: false,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const done = () => {
          const text = Buffer.concat(chunks).subarray(0, MOST_KEPT).toString('utf8').replaceAll('\0', '');
          const retryAfter = answer.headers['retry-after'];
          resolve({ status: answer.statusCode ?? null, text, ...(retryAfter === undefined ? {} : { retryAfter }) });
        };
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= MOST_READ) chunks.push(chunk);
          else {
            done();
            answer.destroy();
          }
        });
        answer.on('end', done);
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
