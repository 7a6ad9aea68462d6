/** Mail is written in the transaction that caused it and sent after; without a mail server it is kept and shown. */
import { type Insertable, sql } from 'kysely';
import { createTransport } from 'nodemailer';
import { type Id, newId } from '../../kinds/id.ts';
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
}

export interface KeptMail extends Mail {
  readonly id: Id<'mail'>;
  readonly madeAt: number;
  readonly sentAt: number | null;
  readonly failure: string | null;
}

export const MAIL_MADE = 'platform.mail-made';

export async function writeMail(ctx: Pick<Context, 'organiser' | 'clock'>, tx: Tx, mail: Mail): Promise<Id<'mail'>> {
  const id = newId<'mail'>();
  const row: Insertable<MailTable> = {
    organiser_id: ctx.organiser,
    id,
    ...mail,
    made_at: new Date(ctx.clock.now()),
    failure: null,
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
      'body',
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

/** Sends one written mail and notes how it went; a failure is kept beside it for the organiser to read. */
export async function sendWritten(tx: Tx, post: Post, mail: string, now: number): Promise<void> {
  const written = await tx
    .selectFrom('platform.mail')
    .select(['recipient', 'subject', 'body'])
    .where('id', '=', mail)
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  if (!written || !post.sends) return;
  try {
    await post.deliver(written);
    await tx
      .updateTable('platform.mail')
      .set({ sent_at: new Date(now), failure: null })
      .where('id', '=', mail)
      .execute();
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    await tx.updateTable('platform.mail').set({ failure }).where('id', '=', mail).execute();
  }
}
