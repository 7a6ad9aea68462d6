import { createECDH, createPrivateKey, hkdfSync, type KeyObject, sign } from 'node:crypto';

/** A simulated till's P-256 key. */
export interface TillKey {
  /** The uncompressed point in base64url. */
  readonly publicKey: string;
  /** ECDSA with SHA-256: r and s in base64url. */
  sign(text: string): string;
}

/**
 * The key of the till of that name in this installation: made from the installation's secret, so that loading the demo
 * can go on where it was cut off, and known to nobody else.
 */
export function tillKey(secret: string, name: string): TillKey {
  const ecdh = createECDH('prime256v1');
  const scalar = Buffer.from(hkdfSync('sha256', secret, '', `gelaran-demo-till ${name}`, 32));
  ecdh.setPrivateKey(scalar);
  const point = ecdh.getPublicKey();
  const key: KeyObject = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
      d: scalar.toString('base64url'),
    },
  });
  return {
    publicKey: point.toString('base64url'),
    sign: (text) => sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  };
}
