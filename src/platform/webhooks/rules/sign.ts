/**
 * Signatures by the Standard Webhooks specification (https://www.standardwebhooks.com, symmetric, version 1): HMAC-SHA256 over
 * `ID.TIMESTAMP.BODY`, base64 after `v1,`; several signatures are parted by a space.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX = 'whsec_';
/** The specification wants 24 to 64 bytes. */
const BYTES = 32;

export function newSigningSecret(): string {
  return PREFIX + randomBytes(BYTES).toString('base64');
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}

export interface Signed {
  readonly id: string;
  /** Whole seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** The value of `webhook-signature`: one signature a secret, the newest first. */
export function signatureOf({ id, timestamp, body }: Signed, secrets: readonly string[]): string {
  return secrets
    .map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`)
    .join(' ');
}

/** What a receiver does: one of the signatures is right, and the timestamp is not further away than `tolerance` seconds. */
export function isSignedWith(signed: Signed, signature: string, secret: string, now: number, tolerance = 300): boolean {
  if (Math.abs(now - signed.timestamp) > tolerance) return false;
  const right = Buffer.from(signatureOf(signed, [secret]));
  return signature.split(' ').some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === right.length && timingSafeEqual(bytes, right);
  });
}
