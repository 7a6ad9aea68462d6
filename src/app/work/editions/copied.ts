/** What of an earlier edition a new one begins with. */
export const COPIED = ['regions', 'quotas', 'agencies', 'deadlines', 'call', 'plan'] as const;
export type Copied = (typeof COPIED)[number];
