/** ECDSA with P-256 and SHA-256 over a text's UTF-8 bytes; keys are uncompressed points, signatures r and s of 32 bytes. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** SubjectPublicKeyInfo of a P-256 key up to the point itself (RFC 5480). */
const SPKI = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/** The bytes of base64url as it is written in one way only: no padding, its own alphabet, unused bits nought. */
function literalBytes(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

/** The key that a phone wants to enrol. Undefined when the text is not the one way to write a point on the curve. */
export function readNewKey(point: string): KeyObject | undefined {
  return literalBytes(point) && readPublicKey(point);
}

/** A key that is enrolled, however it was written. Undefined when the text is no point on the curve. */
export function readPublicKey(point: string): KeyObject | undefined {
  try {
    return createPublicKey({
      key: Buffer.concat([SPKI, Buffer.from(point, 'base64url')]),
      format: 'der',
      type: 'spki',
    });
  } catch {
    return undefined;
  }
}

/** Checked on a thread of its own, so that a hundred tills at once do not hold up the rest. */
export function isSignedBy(key: KeyObject, text: string, signature: string): Promise<boolean> {
  const bytes = literalBytes(signature);
  if (bytes?.length !== 64) return Promise.resolve(false);
  return new Promise((resolve) => {
    verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes, (error, valid) =>
      resolve(!error && valid),
    );
  });
}
