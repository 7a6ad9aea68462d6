/** Mail is written in the transaction that caused it and sent after; without a mail server it is kept and shown. */
import { type Generated, type Insertable, sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { type Id, newId } from '../../kinds/id.ts';
import { plainLine, plainText } from '../../kinds/plain-text.ts';
import type { Context } from '../db/context.ts';
import type { InstantColumn, OptionalInstantColumn, Tx } from '../db/database.ts';
import { tell } from '../db/news.ts';

interface MailTable {
  organiser_id: string;
  id: string;
  recipient: string;
  subject: string;
  body: string;
  made_at: InstantColumn;
  sent_at: OptionalInstantColumn;
  failure: string | null;
  confidential: Generated<boolean>;
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

export interface KeptMail extends Mail {
  readonly id: Id<'mail'>;
  readonly madeAt: number;
  readonly sentAt: number | null;
  readonly failure: string | null;
}

export const MAIL_MADE = 'platform.mail-made';

export async function writeMail(
  ctx: Pick<Context, 'organiser' | 'clock'>,
  tx: Tx,
  { recipient, subject, body, confidential = false }: Mail,
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
  };
  await tx.insertInto('platform.mail').values(row).execute();
  await tell(tx, ctx.organiser, MAIL_MADE, { mail: id });
  return id;
}

/** The newest mail first, at most 200: the organiser's outbox page. */
export async function listMail(tx: Tx): Promise<KeptMail[]> {
  return tx
    .selectFrom('platform.mail')
    .select([
      sql<Id<'mail'>>`id`.as('id'),
      'recipient',
      'subject',
      sql<string>`case when confidential then '' else body end`.as('body'),
      'confidential',
      'made_at as madeAt',
      'sent_at as sentAt',
      'failure',
    ])
    .orderBy('made_at', 'desc')
    .limit(200)
    .execute();
}

export interface Post {
  /** Whether a mail server is set; else mail is only kept. */
  readonly sends: boolean;
  deliver(mail: Mail): Promise<void>;
}

export function createPost(smtpUrl: string | undefined, from: string): Post {
  if (smtpUrl === undefined) return { sends: false, deliver: async () => undefined };
  const transport = createTransport(smtpUrl);
  return {
    sends: true,
    async deliver({ recipient, subject, body }) {
      await transport.sendMail({ from, to: recipient, subject, text: body });
    },
  };
}

/** Takes a written mail for sending, once: undefined when another worker has it. */
export async function claimMail(
  tx: Tx,
  id: string,
  now: number,
): Promise<(Mail & { readonly id: string }) | undefined> {
  return tx
    .updateTable('platform.mail')
    .set({ sent_at: new Date(now) })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .returning(['id', 'recipient', 'subject', 'body'])
    .executeTakeFirst();
}

/** Notes beside a mail that it could not be sent, for the organiser to read. */
export async function markFailed(tx: Tx, id: string, failure: string): Promise<void> {
  await tx.updateTable('platform.mail').set({ sent_at: null, failure }).where('id', '=', id).execute();
}
