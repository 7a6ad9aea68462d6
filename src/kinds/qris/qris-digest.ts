/** A short fingerprint of a merchant's static QRIS string: it travels with a payment and shows a swapped code. */

/** 16 hex digits of SHA-256 over the string's UTF-8. A dynamic code has the digest of the static string it was made from. */
export function qrisDigest(sha256: (text: string) => string, qris: string): string {
  return sha256(qris).slice(0, 16);
}
