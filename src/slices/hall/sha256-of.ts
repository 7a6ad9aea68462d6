import { hash } from 'node:crypto';

/** Lower-case hex SHA-256 of a text's UTF-8 bytes, or of bytes: the `Sha256` that the rules take, by Node's own code. */
export function sha256Of(data: string | Uint8Array): string {
  return hash('sha256', data);
}
