/** SQL of messages to groups. */
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import { MAILLESS_DOMAIN } from '../../people/index.ts';
import type { Audience, GroupInput, Receiver } from './contract.ts';

const STATES: Readonly<Record<Exclude<Audience, 'leads'>, readonly string[]>> = {
  participants: ['accepted'],
  applicants: ['submitted', 'accepted', 'waitlisted', 'refused'],
  waiting: ['waitlisted'],
  drafts: ['draft'],
};

/** Who a group is now, one line a business (or lead), by name. */
export async function selectReceivers(ctx: AtEdition, tx: Tx, { audience, region }: GroupInput): Promise<Receiver[]> {
  if (audience === 'leads') {
    const { rows } = await sql<Receiver>`
      select distinct on (u.name, u.email) null as business, u.name, u.email, null as whatsapp
      from people.membership m join people."user" u on u.id = m.user_id
      join editions.delegation d on d.organiser_id = m.organiser_id and d.edition_id = ${ctx.edition} and d.region_code = m.region_code
      where m.organiser_id = ${ctx.organiser} and m.role = 'lead' and m.ended_at is null
        and (${region}::text is null or m.region_code = ${region})
      order by u.name, u.email`.execute(tx);
    return rows;
  }
  const { rows } = await sql<Receiver>`
    select a.business_id as business, c.name, c.whatsapp,
      coalesce((select min(u.email) from people.membership m join people."user" u on u.id = m.user_id
        where m.organiser_id = a.organiser_id and m.business_id = a.business_id and m.role = 'producer' and m.ended_at is null
          and u.email not like ${`%${MAILLESS_DOMAIN}`}), c.contact_email) as email
    from call.application a
    join exhibitors.contact c on c.organiser_id = a.organiser_id and c.business_id = a.business_id
    where a.organiser_id = ${ctx.organiser} and a.edition_id = ${ctx.edition} and a.state = any(${[...STATES[audience]]}::text[])
      and (${region}::text is null or a.region_code = ${region})
    order by c.name, a.business_id`.execute(tx);
  return rows;
}

export interface SentMessage {
  readonly id: string;
  readonly audience: Audience;
  readonly region: string | null;
  readonly subject: string;
  readonly madeAt: number;
  readonly waiting: number;
  readonly sent: number;
  readonly failed: number;
}

/** The messages of an edition with what became of their mails, the newest first. */
export async function selectMessages(ctx: AtEdition, tx: Tx): Promise<SentMessage[]> {
  const { rows } = await sql<SentMessage>`
    select g.id, g.audience, g.region_code as region, g.subject_id as subject, g.made_at as "madeAt",
      count(mail.id) filter (where mail.sent_at is null and mail.failure is null)::int as waiting,
      count(mail.id) filter (where mail.sent_at is not null)::int as sent,
      count(mail.id) filter (where mail.sent_at is null and mail.failure is not null)::int as failed
    from call.message g
    left join platform.mail mail on mail.organiser_id = g.organiser_id and mail.about = g.id and mail.kind = 'message'
    where g.organiser_id = ${ctx.organiser} and g.edition_id = ${ctx.edition}
    group by g.organiser_id, g.id order by g.made_at desc, g.id desc limit 100`.execute(tx);
  return rows;
}

export interface WhatsAppLine {
  readonly business: string;
  readonly name: string;
  readonly whatsapp: string | null;
  readonly markedAt: number | null;
}

export async function selectMessage(ctx: AtEdition, tx: Tx, id: string) {
  return tx
    .selectFrom('call.message')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Who of a message is reached by WhatsApp, those still to do first. */
export async function selectWhatsApp(ctx: AtEdition, tx: Tx, id: string): Promise<WhatsAppLine[]> {
  const { rows } = await sql<WhatsAppLine>`
    select r.business_id as business, c.name, c.whatsapp, r.marked_at as "markedAt"
    from call.message_receiver r
    join exhibitors.contact c on c.organiser_id = r.organiser_id and c.business_id = r.business_id
    where r.organiser_id = ${ctx.organiser} and r.message_id = ${id}
    order by (r.marked_at is not null), c.name, r.business_id`.execute(tx);
  return rows;
}
