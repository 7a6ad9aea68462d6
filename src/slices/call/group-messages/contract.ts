/** What a message to a group is. Browser-safe. */
import { z } from 'zod';
import { regionCode } from '../../editions/contract.ts';

export const AUDIENCES = ['participants', 'applicants', 'waiting', 'drafts', 'leads'] as const;
export type Audience = (typeof AUDIENCES)[number];

const subject = z.string().trim().min(1).max(200);
const body = z.string().trim().min(1).max(5_000);

export const groupInput = z.strictObject({ audience: z.enum(AUDIENCES), region: regionCode.nullable() });
export type GroupInput = z.output<typeof groupInput>;

export const messageInput = groupInput.extend({
  subject: z.strictObject({ id: subject, en: subject }),
  body: z.strictObject({ id: body, en: body }),
});
export type MessageInput = z.input<typeof messageInput>;

export interface Receiver {
  /** Null for a delegation lead, who is reached by mail alone. */
  readonly business: string | null;
  readonly name: string;
  readonly email: string | null;
  /** Digits for `wa.me`. */
  readonly whatsapp: string | null;
}
