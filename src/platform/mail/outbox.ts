/** The organiser's outbox: what was written, what became of it, and sending it again. */
import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { audit } from '../audit/audit.ts';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import { tell } from '../db/news.ts';
import { MAIL_MADE, type Mail, type MailDropped } from './mail.ts';
import { MAIL_STATES, type MailState } from './mail-states.ts';

export interface KeptMail extends Mail {
  readonly id: Id<'mail'>;
  readonly kind: string;
  readonly state: MailState;
  readonly madeAt: number;
  readonly sentAt: number | null;
  readonly failure: string | null;
  readonly dropped: MailDropped | null;
  readonly tries: number;
}

const STATE = sql<MailState>`case when dropped is not null then 'dropped' when sent_at is not null then 'sent'
  when failure is not null then 'failed' else 'waiting' end`;

export const outboxQuery = z.object({
  state: z.enum(MAIL_STATES).optional().catch(undefined),
  /** In address or subject. */
  words: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type OutboxQuery = z.output<typeof outboxQuery>;

export const OUTBOX_PAGE = 50;

const matching = ({ words }: Pick<OutboxQuery, 'words'>) => {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(${words} = '' or recipient ilike ${like} or subject ilike ${like})`;
};

/** One page of it, the newest first. */
export async function listMail(tx: Tx, asked: Partial<OutboxQuery> = {}): Promise<KeptMail[]> {
  const { state, words = '', page = 1 } = asked;
  return tx
    .selectFrom('platform.mail')
    .select([
      sql<Id<'mail'>>`id`.as('id'),
      'recipient',
      'subject',
      // What only its reader may know is shown to nobody else.
      sql<string>`case when confidential then '' else body end`.as('body'),
      'kind',
      STATE.as('state'),
      'made_at as madeAt',
      'sent_at as sentAt',
      'failure',
      'dropped',
      'tries',
    ])
    .where(matching({ words }))
    .$if(state !== undefined, (query) => query.where(STATE, '=', state ?? 'waiting'))
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(OUTBOX_PAGE)
    .offset((page - 1) * OUTBOX_PAGE)
    .execute();
}

/** How many there are in each state. */
export async function countMail(
  tx: Tx,
  asked: Pick<OutboxQuery, 'words'> = { words: '' },
): Promise<Record<MailState, number>> {
  const rows = await tx
    .selectFrom('platform.mail')
    .select([STATE.as('state'), (eb) => eb.fn.countAll<number>().as('count')])
    .where(matching(asked))
    .groupBy(STATE)
    .execute();
  const counts = { waiting: 0, sent: 0, failed: 0, dropped: 0 };
  for (const { state, count } of rows) counts[state] = Number(count);
  return counts;
}

/** Kinds whose mail only ever opened something for minutes: sent again it would be a dead link. */
const FLEETING = ['sign-in'];

/** Sends failed mails again, and one that was sent if it is named; how many. Links to sign in are not: whoever needs one asks for another. */
export async function sendAgain(ctx: Context, tx: Tx, which: Id<'mail'> | 'failed'): Promise<number> {
  const again = await tx
    .updateTable('platform.mail')
    .set({ sent_at: null, failure: null })
    .where('organiser_id', '=', ctx.organiser)
    .where('kind', 'not in', FLEETING)
    .where('dropped', 'is', null)
    .$if(which === 'failed', (query) => query.where('failure', 'is not', null).where('sent_at', 'is', null))
    .$if(which !== 'failed', (query) => query.where('id', '=', which))
    .returning('id')
    .execute();
  for (const { id } of again) await tell(tx, ctx.organiser, MAIL_MADE, { mail: id });
  if (again.length > 0) await audit(ctx, tx, 'platform.mail-again', ctx.organiser, { count: again.length });
  return again.length;
}
