import type { Call } from './gateway.ts';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 256 * 1024;

/** Calls one of the gateways' own addresses. @throws on no answer in time, another status than 2xx, no JSON. */
export const callGateway: Call = async (url, init) => {
  const answer = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  const text = await answer.text();
  // The text itself is not told: it may repeat what was sent.
  if (!answer.ok || text.length > MOST_BYTES) throw new Error(`the gateway answered ${answer.status}`);
  return JSON.parse(text) as unknown;
};
