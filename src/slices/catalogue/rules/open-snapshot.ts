/** How a till reads the catalogue it was given, and a server one it has kept. */
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { type SignedSnapshot, SNAPSHOT_DOMAIN, type SnapshotBody, snapshotBody } from '../contract.ts';

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
}

/** The body, whoever made it: for a server reading back what it has signed itself. */
export function readSnapshot(body: string): Result<SnapshotBody, 'malformed'> {
  try {
    const parsed = snapshotBody.safeParse(JSON.parse(body));
    return parsed.success ? ok(parsed.data) : refused('malformed');
  } catch {
    return refused('malformed');
  }
}

/**
 * The body of a snapshot that `publicKey` signed: the key that came with the enrolment, not the one beside the snapshot.
 * The signature is checked before the text is parsed. Never throws.
 */
export async function openSnapshot(
  signed: Pick<SignedSnapshot, 'body' | 'signature'>,
  publicKey: string,
): Promise<Result<SnapshotBody, 'not-signed' | 'malformed'>> {
  return (await isGenuine(signed, publicKey)) ? readSnapshot(signed.body) : refused('not-signed');
}

async function isGenuine({ body, signature }: Pick<SignedSnapshot, 'body' | 'signature'>, publicKey: string) {
  try {
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), curve, false, ['verify']);
    const message = new TextEncoder().encode(SNAPSHOT_DOMAIN + body);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytesOf(signature), message);
  } catch {
    // No base64url, or no point on the curve: nobody's signature.
    return false;
  }
}
