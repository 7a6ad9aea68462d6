import { createHash, randomBytes } from 'node:crypto';

/** 24 random bytes; only their hash is stored, so that a copy of the database invites nobody. */
export function newInvitationCode(): string {
  return randomBytes(24).toString('base64url');
}

export function hashInvitationCode(code: string): Buffer {
  return createHash('sha256').update('gelaran-invitation-v1\n').update(code).digest();
}
