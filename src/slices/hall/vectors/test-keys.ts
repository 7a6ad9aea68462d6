/** The keys of the vectors: published ones, whose private halves everybody has. */
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

export interface TestKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly d: string;
}

/** A device's: the key pair of RFC 7515, appendix A.3. */
export const DEVICE_KEY: TestKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI',
};

const fromHex = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');

/** An organiser's: the key pair of RFC 6979, appendix A.2.5. */
export const ORGANISER_KEY: TestKey = {
  kty: 'EC',
  crv: 'P-256',
  x: fromHex('60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6'),
  y: fromHex('7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299'),
  d: fromHex('c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721'),
};

/** The uncompressed point in base64url. */
export function pointOf({ x, y }: TestKey): string {
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString('base64url');
}

export function isSignatureOf(text: string, signature: string, key = DEVICE_KEY): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' });
  return verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes);
}

/** ECDSA signatures differ every time: one that was published before and is still right is kept. */
export function signed(text: string, published: string | undefined, key = DEVICE_KEY): string {
  if (published !== undefined && isSignatureOf(text, published, key)) return published;
  const privateKey = createPrivateKey({ key: { ...key }, format: 'jwk' });
  return sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}
