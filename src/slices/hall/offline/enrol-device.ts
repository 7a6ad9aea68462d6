import { ok, type Result, refused } from '../../../kinds/result.ts';
import { type ClaimRequest, claimReply } from '../contract.ts';
import { enrolmentClaim } from '../rules/batch-body.ts';
import type { HttpAnswer } from '../rules/read-answer.ts';
import type { DeviceStore, EnrolledDevice } from './device-store.ts';
import { publicPoint, signText } from './sign.ts';

export interface EnrolOptions {
  /** From the fragment of the address that the officer's QR code opened. */
  readonly code: string;
  readonly label?: string;
  readonly store: DeviceStore;
  /** Sends a claim to the server. Rejects when no answer came. */
  readonly claim: (request: ClaimRequest) => Promise<HttpAnswer>;
}

/**
 * Makes this phone a till or a gate. May be called again with the same code after a lost reply: the key is the same, so the
 * server gives the same answer. `code-refused`: unknown, used by another phone, or expired.
 */
export async function enrolDevice(
  options: EnrolOptions,
): Promise<Result<EnrolledDevice, 'unreachable' | 'code-refused'>> {
  const { code, label, store, claim } = options;
  const pending = await store.begin(code);
  const request: ClaimRequest = {
    code,
    publicKey: await publicPoint(pending.keys.publicKey),
    proof: await signText(pending.keys.privateKey, enrolmentClaim(code)),
    ...(label ? { label } : {}),
  };
  const answer = await claim(request).catch(() => undefined);
  if (!answer || answer.status >= 500 || answer.status === 429) return refused('unreachable');
  if (answer.status !== 200) return refused('code-refused');
  const reply = claimReply.safeParse(parse(answer.body));
  return reply.success ? ok(await store.finish(pending, reply.data)) : refused('unreachable');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
