/** Mail is written in the transaction that caused it and sent after; without a mail server it is kept and shown. */
import { type Generated, type Insertable, sql } from 'kysely';
import { type Id, newId } from '../../kinds/id.ts';
import { plainLine, plainText } from '../../kinds/plain-text.ts';
import type { Context } from '../db/context.ts';
import type { InstantColumn, OptionalInstantColumn, Tx } from '../db/database.ts';
import { tell } from '../db/news.ts';

/** What a mail is for: it decides what becomes of one that waited too long. */
export const MAIL_KINDS = ['sign-in', 'invitation', 'letter', 'receipt', 'message', 'other'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** Why a mail is not sent any more: its link is dead, a newer one replaces it, what it asks for is done. */
export type MailDropped = 'link-died' | 'replaced' | 'used';

export interface MailTable {
  organiser_id: string;
  id: string;
  recipient: string;
  subject: string;
  body: string;
  made_at: InstantColumn;
  sent_at: OptionalInstantColumn;
  failure: string | null;
  confidential: Generated<boolean>;
  kind: Generated<string>;
  about: string | null;
  lives_until: OptionalInstantColumn;
  tries: Generated<number>;
  tried_at: OptionalInstantColumn;
  dropped: MailDropped | null;
}

declare module '../db/database.ts' {
  interface Database {
    'platform.mail': MailTable;
  }
}

export interface Mail {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** Carries what only its reader may know, such as a link that signs in: it is sent, and shown in no outbox. */
  readonly confidential?: boolean;
}

export interface NewMail extends Mail {
  readonly kind?: MailKind;
  /** The invitation, application or message that it is about. */
  readonly about?: string;
  /** Until when its link opens something, in milliseconds since 1970. */
  readonly livesUntil?: number;
}

export const MAIL_MADE = 'platform.mail-made';

export async function writeMail(
  ctx: Pick<Context, 'organiser' | 'clock'>,
  tx: Tx,
  { recipient, subject, body, confidential = false, kind = 'other', about, livesUntil }: NewMail,
): Promise<Id<'mail'>> {
  const id = newId<'mail'>();
  const row: Insertable<MailTable> = {
    organiser_id: ctx.organiser,
    id,
    // A line end in a name would begin another header; a subject is one line, and so is an address.
    recipient: plainLine(recipient),
    subject: plainLine(subject),
    body: plainText(body),
    made_at: new Date(ctx.clock.now()),
    failure: null,
    confidential,
    kind,
    about: about ?? null,
    lives_until: livesUntil === undefined ? null : new Date(livesUntil),
    dropped: null,
  };
  await tx.insertInto('platform.mail').values(row).execute();
  await tell(tx, ctx.organiser, MAIL_MADE, { mail: id });
  return id;
}

/** What waits about the same is not sent beside what is written now. */
export async function dropWaiting(
  ctx: Pick<Context, 'organiser'>,
  tx: Tx,
  { kind, about }: { readonly kind: MailKind; readonly about: string },
  why: MailDropped,
): Promise<void> {
  await tx
    .updateTable('platform.mail')
    .set({ dropped: why })
    .where('organiser_id', '=', ctx.organiser)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('sent_at', 'is', null)
    .where('dropped', 'is', null)
    .execute();
}

/** What stands where an erased recipient stood. */
const FORGOTTEN = 'terhapus';

/** Erases the letters to an address, sent, waiting or kept: that there was one stays, with its time. */
export async function forgetRecipient(ctx: Pick<Context, 'organiser'>, tx: Tx, recipient: string): Promise<void> {
  await sql`update platform.mail set recipient = ${FORGOTTEN}, subject = '', body = '',
      dropped = case when sent_at is null then coalesce(dropped, 'used') else dropped end
    where organiser_id = ${ctx.organiser} and lower(recipient) = ${recipient.trim().toLowerCase()}`.execute(tx);
}

export interface Claimed extends Mail {
  readonly id: Id<'mail'>;
  readonly kind: string;
  readonly about: string | null;
  readonly livesUntil: number | null;
}

/** Takes a written mail for sending, once: undefined when another worker has it, or when it is not to be sent any more. */
export async function claimMail(tx: Tx, id: string, now: number): Promise<Claimed | undefined> {
  return tx
    .updateTable('platform.mail')
    .set((eb) => ({ sent_at: new Date(now), tried_at: new Date(now), failure: null, tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('dropped', 'is', null)
    .returning([
      sql<Id<'mail'>>`id`.as('id'),
      'recipient',
      'subject',
      'body',
      'kind',
      'about',
      'lives_until as livesUntil',
    ])
    .executeTakeFirst();
}

/** Notes beside a mail that it could not be sent, for the organiser to read. */
export async function markFailed(tx: Tx, id: string, failure: string): Promise<void> {
  await tx.updateTable('platform.mail').set({ sent_at: null, failure }).where('id', '=', id).execute();
}

/** Notes beside a mail that was taken for sending why it is not sent. */
export async function markDropped(tx: Tx, id: string, dropped: MailDropped): Promise<void> {
  await tx.updateTable('platform.mail').set({ sent_at: null, dropped }).where('id', '=', id).execute();
}

/** Tells again of what was kept and never tried: a mail server is there now. Twice told is sent once. */
export async function tellKept(ctx: Pick<Context, 'organiser'>, tx: Tx): Promise<number> {
  const kept = await tx
    .selectFrom('platform.mail')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('sent_at', 'is', null)
    .where('failure', 'is', null)
    .where('dropped', 'is', null)
    .orderBy('made_at')
    .execute();
  for (const { id } of kept) await tell(tx, ctx.organiser, MAIL_MADE, { mail: id });
  return kept.length;
}
