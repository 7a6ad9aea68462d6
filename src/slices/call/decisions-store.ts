/** SQL of the panel: standings, quotas, waitlists, letters. */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { MAILLESS_DOMAIN } from '../people/index.ts';

/** The applications of a region (or of all) that a panel looks at, each with its curators' totals. */
export async function selectStandings(ctx: AtEdition, tx: Tx, region?: string) {
  const { rows } = await sql<{
    id: Id<'application'>;
    number: number;
    name: string;
    slug: string;
    region: RegionCode;
    state: 'submitted' | 'accepted' | 'waitlisted' | 'refused';
    position: number | null;
    reasonId: string;
    reasonEn: string;
    totals: number[];
    curators: number;
    seq: number;
  }>`
    select a.id, a.number, b.name, b.slug, a.region_code as region, a.state, a.waitlist_position as position,
      a.reason_id as "reasonId", a.reason_en as "reasonEn",
      s.totals, s.curators, h.seq
    from call.application a
    join exhibitors.registered b on b.organiser_id = a.organiser_id and b.business_id = a.business_id
    cross join lateral (
      select coalesce(array_agg(c.total) filter (where c.total is not null), '{}') as totals,
        (count(*) filter (where c.state <> 'conflict'))::int as curators
      from call.assignment c where c.organiser_id = a.organiser_id and c.application_id = a.id
    ) s
    cross join lateral (
      select coalesce(max(e.seq), 0) as seq from call.event e where e.organiser_id = a.organiser_id and e.application_id = a.id
    ) h
    where a.organiser_id = ${ctx.organiser} and a.edition_id = ${ctx.edition}
      and a.state in ('submitted', 'accepted', 'waitlisted', 'refused')
      and (${region ?? null}::text is null or a.region_code = ${region ?? null})
    order by a.number`.execute(tx);
  return rows;
}

/** Of every delegation: its quota, how many places are held or taken, and how many applications stand where. */
export async function selectQuotas(ctx: AtEdition, tx: Tx) {
  const { rows } = await sql<{
    code: RegionCode;
    name: string;
    quota: number;
    taken: number;
    undecided: number;
    accepted: number;
    waitlisted: number;
    refused: number;
  }>`
    select d.region_code as code, r.name, d.producer_quota as quota, coalesce(t.taken, 0)::int as taken,
      coalesce(a.undecided, 0)::int as undecided, coalesce(a.accepted, 0)::int as accepted,
      coalesce(a.waitlisted, 0)::int as waitlisted, coalesce(a.refused, 0)::int as refused
    from editions.delegation d
    join editions.region r on r.code = d.region_code
    left join (
      select region_code, count(*) as taken from exhibitors.place
      where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} group by region_code
    ) t on t.region_code = d.region_code
    left join (
      select region_code,
        count(*) filter (where state = 'submitted') as undecided, count(*) filter (where state = 'accepted') as accepted,
        count(*) filter (where state = 'waitlisted') as waitlisted, count(*) filter (where state = 'refused') as refused
      from call.application where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} group by region_code
    ) a on a.region_code = d.region_code
    where d.organiser_id = ${ctx.organiser} and d.edition_id = ${ctx.edition}
    order by d.position, d.region_code`.execute(tx);
  return rows;
}

/** The regions of applications; they never change, so that needs no lock. */
export async function selectRegionsOf(
  ctx: AtEdition,
  tx: Tx,
  applications: readonly Id<'application'>[],
): Promise<RegionCode[]> {
  const rows = await tx
    .selectFrom('call.application')
    .select('region_code')
    .distinct()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', sql<Id<'application'>>`any(${[...applications]}::uuid[])`)
    .orderBy('region_code')
    .execute();
  return rows.map(({ region_code }) => region_code);
}

/** A delegation's waitlist in its order, locked. */
export async function lockWaitlist(ctx: AtEdition, tx: Tx, region: RegionCode) {
  return tx
    .selectFrom('call.application')
    .select(['id', 'business_id as business', 'waitlist_position as position'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('region_code', '=', region)
    .where('state', '=', 'waitlisted')
    .orderBy('waitlist_position')
    .forNoKeyUpdate()
    .execute();
}

/** The waitlists of some regions, or of all, with what a lead needs to put them in order. */
export async function selectWaitlists(ctx: AtEdition, tx: Tx, regions: readonly string[] | undefined) {
  const rows = tx
    .selectFrom('call.application as application')
    .innerJoin('exhibitors.registered as business', (join) =>
      join
        .onRef('business.organiser_id', '=', 'application.organiser_id')
        .onRef('business.business_id', '=', 'application.business_id'),
    )
    .select(['application.id', 'application.number', 'business.name', 'application.region_code as region'])
    .where('application.organiser_id', '=', ctx.organiser)
    .where('application.edition_id', '=', ctx.edition)
    .where('application.state', '=', 'waitlisted')
    .orderBy('application.region_code')
    .orderBy('application.waitlist_position');
  return (
    regions === undefined ? rows : rows.where('application.region_code', '=', sql<never>`any(${[...regions]}::text[])`)
  ).execute();
}

/** Numbers a waitlist 1, 2, 3 in the order given. */
export async function renumberWaitlist(ctx: AtEdition, tx: Tx, order: readonly Id<'application'>[]): Promise<void> {
  await sql`
    update call.application a set waitlist_position = o.position
    from unnest(${[...order]}::uuid[]) with ordinality as o (id, position)
    where a.organiser_id = ${ctx.organiser} and a.edition_id = ${ctx.edition} and a.id = o.id`.execute(tx);
}

/** How many places of the region are held or taken. */
export async function countTaken(ctx: AtEdition, tx: Tx, region: RegionCode): Promise<number> {
  const { count } = await tx
    .selectFrom('exhibitors.place')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('region_code', '=', region)
    .executeTakeFirstOrThrow();
  return count;
}

export async function countUndecided(ctx: AtEdition, tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('call.application')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow();
  return count;
}

/** The next applicants who have not been told the outcome, each taken by one worker only. */
export async function takeUntold(ctx: AtEdition, tx: Tx, limit: number) {
  return tx
    .selectFrom('call.application as application')
    .innerJoin('exhibitors.registered as business', (join) =>
      join
        .onRef('business.organiser_id', '=', 'application.organiser_id')
        .onRef('business.business_id', '=', 'application.business_id'),
    )
    .select([
      'application.id',
      'application.business_id as business',
      'application.number',
      'business.name',
      'application.state',
      'application.waitlist_position as position',
      // A reason in one language stands for the other.
      sql<string>`coalesce(nullif(application.reason_id, ''), application.reason_en)`.as('reasonId'),
      sql<string>`coalesce(nullif(application.reason_en, ''), application.reason_id)`.as('reasonEn'),
    ])
    .where('application.organiser_id', '=', ctx.organiser)
    .where('application.edition_id', '=', ctx.edition)
    .where('application.state', 'in', ['accepted', 'waitlisted', 'refused'])
    .where('application.told_at', 'is', null)
    .orderBy('application.id')
    .limit(limit)
    .forNoKeyUpdate('application')
    .skipLocked()
    .execute();
}

/** How many letters are still to be written. */
export async function countUntold(ctx: AtEdition, tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('call.application')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('state', 'in', ['accepted', 'waitlisted', 'refused'])
    .where('told_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function markTold(
  ctx: AtEdition,
  tx: Tx,
  applications: readonly Id<'application'>[],
  at: Date | null,
): Promise<void> {
  await tx
    .updateTable('call.application')
    .set({ told_at: at })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', sql<Id<'application'>>`any(${[...applications]}::uuid[])`)
    .execute();
}

/** Where a business's letters go: its producers' addresses, else those of whoever nominated it. */
export async function selectAddresses(ctx: AtEdition, tx: Tx, applications: readonly Id<'application'>[]) {
  const { rows } = await sql<{ application: Id<'application'>; address: string; person: string }>`
    with chosen as (
      select a.id, a.business_id, a.nominated_by from call.application a
      where a.organiser_id = ${ctx.organiser} and a.id = any(${[...applications]}::uuid[])
    ), own as (
      select c.id, case when u.email like ${`%${MAILLESS_DOMAIN}`} then p.contact_email else u.email end as email, u.name
      from chosen c
      join people.membership m on m.organiser_id = ${ctx.organiser} and m.business_id = c.business_id
        and m.role = 'producer' and m.ended_at is null
      join people."user" u on u.id = m.user_id
      left join exhibitors.contact p on p.organiser_id = ${ctx.organiser} and p.business_id = c.business_id
    )
    select id as application, email as address, name as person from own where email is not null
    union
    select c.id, u.email, u.name from chosen c join people."user" u on u.id = c.nominated_by
    where not exists (select 1 from own where own.id = c.id)
    order by application, address`.execute(tx);
  return rows;
}

/** What a letter about one application, or about any, says of it. */
export async function findAddressed(ctx: AtEdition, tx: Tx, application?: Id<'application'>) {
  return tx
    .selectFrom('call.application as application')
    .innerJoin('exhibitors.registered as business', (join) =>
      join
        .onRef('business.organiser_id', '=', 'application.organiser_id')
        .onRef('business.business_id', '=', 'application.business_id'),
    )
    .select([
      'application.id',
      'application.business_id as business',
      'application.number',
      'business.name',
      'application.waitlist_position as position',
      'application.reason_id as reasonId',
      'application.reason_en as reasonEn',
    ])
    .where('application.organiser_id', '=', ctx.organiser)
    .where('application.edition_id', '=', ctx.edition)
    .where((eb) => (application === undefined ? eb.val(true) : eb('application.id', '=', application)))
    .orderBy('application.id')
    .limit(1)
    .executeTakeFirst();
}

/** An application's history, oldest first, with the names of those who acted. */
export async function selectEvents(ctx: AtEdition, tx: Tx, application: Id<'application'>) {
  return tx
    .selectFrom('call.event as event')
    .leftJoin('people.user as user', 'user.id', 'event.actor_id')
    .select(['event.seq', 'event.at', 'event.kind', 'event.actor_kind as actorKind', 'user.name'])
    .where('event.organiser_id', '=', ctx.organiser)
    .where('event.application_id', '=', application)
    .orderBy('event.seq')
    .execute();
}

/** What was decided of each of these, oldest first, with what it said of before. */
export async function selectDecisions(ctx: AtEdition, tx: Tx, applications: readonly Id<'application'>[]) {
  return tx
    .selectFrom('call.event')
    .select(['application_id as application', 'seq', 'kind', sql<unknown>`data -> 'before'`.as('before')])
    .where('organiser_id', '=', ctx.organiser)
    .where('application_id', '=', sql<Id<'application'>>`any(${[...applications]}::uuid[])`)
    .orderBy('application_id')
    .orderBy('seq')
    .execute();
}

/** Who takes part by this call, by name. */
export async function selectAccepted(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('call.application as application')
    .innerJoin('exhibitors.registered as business', (join) =>
      join
        .onRef('business.organiser_id', '=', 'application.organiser_id')
        .onRef('business.business_id', '=', 'application.business_id'),
    )
    .select(['business.slug', 'business.name', 'application.region_code as region'])
    .where('application.organiser_id', '=', ctx.organiser)
    .where('application.edition_id', '=', ctx.edition)
    .where('application.state', '=', 'accepted')
    .orderBy('business.name')
    .orderBy('business.slug')
    .execute();
}
