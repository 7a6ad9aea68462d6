import { createHash } from 'node:crypto';
import type { Id } from '../../kinds/id.ts';

/**
 * The id of a thing of the demo: the same in every installation, so that links and screenshots stay right. A UUID of
 * version 8 (RFC 9562, section 5.8) from the SHA-256 of what it names; real ids are version 7 and never meet it.
 */
export function demoId<K extends string>(kind: K, name: string): Id<K> {
  const bytes = createHash('sha256').update(`gelaran-demo ${kind} ${name}`).digest().subarray(0, 16);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<K>;
}
