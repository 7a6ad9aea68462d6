import { createHash, randomBytes } from 'node:crypto';

/** Each is 24 random bytes; only their hashes are stored, so that a copy of the database invites nobody. */
export interface InvitationCodes {
  /** Whoever invites sees it. */
  readonly shown: string;
  /** Goes to the mailbox alone. */
  readonly proof: string;
}

export function newInvitationCodes(): InvitationCodes {
  const code = () => randomBytes(24).toString('base64url');
  return { shown: code(), proof: code() };
}

export function hashInvitationCode(code: string): Buffer {
  return createHash('sha256').update('gelaran-invitation-v1\n').update(code).digest();
}
