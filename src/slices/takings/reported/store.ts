/** SQL of the links by which days are reported, and of the reports. */
import { type SqlBool, sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Money } from '../../../kinds/money.ts';
import type { Reach } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';
import type { DayReportInput, ReportedDay } from '../contract.ts';
import type { HeldDay, Holder } from '../rules/link-days.ts';

export interface StandingLink {
  readonly id: Id<'report-link'>;
  readonly booth: Id<'booth'>;
  /** Who held the booth when it was made; null when nobody did. */
  readonly holder: Holder | null;
}

export async function selectLinks(ctx: AtEdition, tx: Tx): Promise<StandingLink[]> {
  return tx
    .selectFrom('takings.report_link')
    .select(['id', 'booth_id as booth', 'holder'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function findLinkByHash(ctx: AtEdition, tx: Tx, hash: Buffer): Promise<StandingLink | undefined> {
  return tx
    .selectFrom('takings.report_link')
    .select(['id', 'booth_id as booth', 'holder'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('secret_hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** False when the booth had none that stands. */
export async function revokeStanding(ctx: AtEdition, tx: Tx, booth: Id<'booth'>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('takings.report_link')
    .set({ revoked_at: new Date(ctx.clock.now()) })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('booth_id', '=', booth)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertLink(
  ctx: AtEdition,
  tx: Tx,
  link: StandingLink & { readonly secretHash: Buffer },
): Promise<void> {
  await tx
    .insertInto('takings.report_link')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id: link.id,
      booth_id: link.booth,
      secret_hash: link.secretHash,
      made_at: new Date(ctx.clock.now()),
      revoked_at: null,
      holder: link.holder === null ? null : JSON.stringify(link.holder),
    })
    .execute();
}

/** Who holds a booth on each day from the first to the last; all null and empty where nobody does. */
export async function selectHolders(
  ctx: AtEdition,
  tx: Tx,
  asked: { readonly booth: Id<'booth'>; readonly from: string; readonly to: string },
): Promise<HeldDay[]> {
  const { booth, from, to } = asked;
  const { rows } = await sql<HeldDay>`
    select day::date as day, held.region_code as region, held.agency_id as agency,
      array(select placed.business_id::text from floor.seated placed
        where placed.organiser_id = ${ctx.organiser} and placed.booth_id = ${booth} and placed.days @> day::date
        order by 1) as businesses
    from generate_series(${from}::date, ${to}::date, interval '1 day') as day
    left join floor.assignment held
      on held.organiser_id = ${ctx.organiser} and held.booth_id = ${booth} and held.days @> day::date
    order by 1`.execute(tx);
  return rows;
}

/** Two who report for the same booth wait for each other. */
export async function lockReports(ctx: AtEdition, tx: Tx, booth: Id<'booth'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`day-report:${ctx.edition}:${booth}`}, 0))`.execute(tx);
}

export async function countReportsSince(ctx: AtEdition, tx: Tx, booth: Id<'booth'>, since: number): Promise<number> {
  const row = await tx
    .selectFrom('takings.day_report')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('booth_id', '=', booth)
    .where(sql<SqlBool>`made_at > ${new Date(since)}`)
    .executeTakeFirst();
  return row?.count ?? 0;
}

export interface NewReport extends DayReportInput {
  readonly id: Id<'day-report'>;
  readonly booth: Id<'booth'>;
  readonly revision: number;
  readonly channel: 'link' | 'officer';
}

export async function insertReport(ctx: AtEdition, tx: Tx, report: NewReport): Promise<void> {
  const { booth, byMethod, byProduct, ...rest } = report;
  await tx
    .insertInto('takings.day_report')
    .values({
      ...rest,
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      booth_id: booth,
      by_method: JSON.stringify(byMethod),
      by_product: JSON.stringify(byProduct),
      made_at: new Date(ctx.clock.now()),
      made_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
    })
    .execute();
}

export interface ReportFilter {
  readonly booth?: Id<'booth'> | undefined;
  readonly day?: string | undefined;
  /** All revisions, not only the newest. */
  readonly history?: boolean;
  readonly reach: Reach;
}

/** By day and booth number; of each the newest revision first. */
export async function selectReports(ctx: AtEdition, tx: Tx, filter: ReportFilter): Promise<ReportedDay[]> {
  const { booth, day, history = false, reach } = filter;
  const conditions = [
    sql<SqlBool>`report.organiser_id = ${ctx.organiser} and report.edition_id = ${ctx.edition}`,
    ...(booth === undefined ? [] : [sql<SqlBool>`report.booth_id = ${booth}`]),
    ...(day === undefined ? [] : [sql<SqlBool>`report.day = ${day}::date`]),
    ...(reach.all
      ? []
      : [
          sql<SqlBool>`(held.region_code = any(${reach.regions}::text[]) or exists (select 1 from floor.seated placed
            where placed.organiser_id = report.organiser_id and placed.booth_id = report.booth_id
              and placed.days @> report.day and placed.business_id = any(${reach.businesses}::uuid[])))`,
        ]),
  ];
  const table = history ? sql`takings.day_report` : sql`takings.reported_day`;
  const { rows } = await sql<Omit<ReportedDay, 'reportedAt'> & { amount: Money; madeAt: number }>`
    select report.booth_id as booth, booth.number as "boothNumber", held.region_code as region, report.day, report.revision,
      report.amount, report.sales, report.by_method as "byMethod", report.by_product as "byProduct", report.note,
      report.reporter, report.channel, report.made_at as "madeAt"
    from ${table} report
    join floor.booth booth on booth.organiser_id = report.organiser_id and booth.id = report.booth_id
    left join floor.assignment held on held.organiser_id = report.organiser_id and held.booth_id = report.booth_id
      and held.days @> report.day
    where ${sql.join(conditions, sql` and `)}
    order by report.day, regexp_replace(booth.number, '\\d+', ''), regexp_replace(booth.number, '\\D+', '')::int, report.revision desc`.execute(
    tx,
  );
  return rows.map(({ madeAt, ...row }) => ({ ...row, reportedAt: new Date(madeAt).toISOString() }));
}
