/**
 * An enrolment code is 40 bytes in base64url: the organiser's id (16) and 24 random bytes. The id lets the server look
 * behind the right organiser's row level security; it is no secret, and the random part alone opens anything.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Id } from '../../kinds/id.ts';

const ID_BYTES = 16;
const RANDOM_BYTES = 24;

export function newEnrolmentCode(organiser: Id<'organiser'>): string {
  const id = Buffer.from(organiser.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, randomBytes(RANDOM_BYTES)]).toString('base64url');
}

/** Whose code it is, or undefined when it has not the shape of one. */
export function organiserOfCode(code: string): Id<'organiser'> | undefined {
  const bytes = Buffer.from(code, 'base64url');
  if (bytes.length !== ID_BYTES + RANDOM_BYTES || bytes.toString('base64url') !== code) return undefined;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<'organiser'>;
}

export function hashEnrolmentCode(code: string): Buffer {
  return createHash('sha256').update('gelaran-enrolment-v1\n').update(code).digest();
}
