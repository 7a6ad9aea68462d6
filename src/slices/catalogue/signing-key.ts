/** The organiser's key, with which tills can tell a true catalogue from a planted one. */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { SNAPSHOT_DOMAIN } from './contract.ts';
import { findSigningKey, insertSigningKey } from './store.ts';

export interface SigningKey {
  /** The uncompressed P-256 point, 65 bytes in base64url. */
  readonly publicKey: string;
  /** PKCS #8 in PEM. It never leaves the server. */
  readonly privateKey: string;
}

function newSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  return {
    publicKey: point.toString('base64url'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** The organiser's key; made when it is first wanted. */
export async function ensureSigningKey(ctx: Context, tx: Tx): Promise<SigningKey> {
  const kept = await findSigningKey(ctx, tx);
  if (kept) return { publicKey: kept.public_key, privateKey: kept.private_key };
  const { publicKey, privateKey } = newSigningKey();
  const made_at = new Date(ctx.clock.now());
  await insertSigningKey(tx, { organiser_id: ctx.organiser, public_key: publicKey, private_key: privateKey, made_at });
  const first = await findSigningKey(ctx, tx);
  return first ? { publicKey: first.public_key, privateKey: first.private_key } : { publicKey, privateKey };
}

/** ECDSA P-256 with SHA-256 over the domain prefix and the body: r and s, 64 bytes in base64url. */
export function signBody(key: SigningKey, body: string): string {
  const message = Buffer.from(SNAPSHOT_DOMAIN + body);
  return sign('sha256', message, { key: key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}
