import { type BatchReply, batchReply } from '../contract.ts';

/** An HTTP answer as the device's network gives it; `retryAfter` is the header's seconds. */
export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: number | null;
  readonly body: string;
}

/**
 * What an answer means to a device. None of them ever removes an event: `delivered` moves what the reply names out of the
 * outbox, and all others leave everything where it is.
 */
export type Answer =
  | { readonly means: 'delivered'; readonly reply: BatchReply }
  /** Nobody answered, or not our server did: a sign-in page of the hall's Wi-Fi answers 200 as well. */
  | { readonly means: 'unreachable' }
  /** The server is there but cannot take anything now. */
  | { readonly means: 'busy'; readonly retryAfter: number | null }
  /** The batch is to be sent again in smaller pieces. */
  | { readonly means: 'too-large' }
  /** Sending the same again will not help by itself: a person has to look. */
  | { readonly means: 'refused'; readonly status: number; readonly code: string | null };

export function readAnswer({ status, retryAfter, body }: HttpAnswer): Answer {
  if (status === 200) {
    const reply = batchReply.safeParse(parse(body));
    return reply.success ? { means: 'delivered', reply: reply.data } : { means: 'unreachable' };
  }
  if (status === 413) return { means: 'too-large' };
  if (status === 408 || status === 425 || status === 429 || status >= 500) return { means: 'busy', retryAfter };
  if (status >= 400) return { means: 'refused', status, code: problemCode(body) };
  return { means: 'unreachable' };
}

function problemCode(body: string): string | null {
  const problem = parse(body);
  if (typeof problem !== 'object' || problem === null || !('code' in problem)) return null;
  return typeof problem.code === 'string' ? problem.code : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
