/** base64url without padding (RFC 4648, 5). */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The device's signature over a text's UTF-8 bytes: ECDSA with P-256 and SHA-256, `r` and `s` of 32 bytes each. */
export async function signText(privateKey: CryptoKey, text: string): Promise<string> {
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  return base64url(new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(text))));
}

/** The public key as the server wants it: the uncompressed point, 65 bytes. */
export async function publicPoint(publicKey: CryptoKey): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
}
