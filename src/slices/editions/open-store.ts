/** SQL of the open data: lists in the order of their keys, each row with when it was last written. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Gone, PageAsked } from '../../platform/http/open-data.ts';
import type { AtEdition } from './at-edition.ts';
import type * as contract from './contract.ts';

/** PostgreSQL's name for an instant in RFC 3339. */
const instant = (column: string) =>
  sql<string>`to_char(${sql.raw(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Where the next page begins: the day and the address of the last edition. */
export const keyOfEdition = ({ startsOn, slug }: { readonly startsOn: string; readonly slug: string }): string =>
  `${startsOn}~${slug}`;

/** All organisers' editions, the newest first. */
export async function selectOpenEditions(db: Db, { after, limit, since }: PageAsked): Promise<contract.OpenEdition[]> {
  const cut = after?.indexOf('~') ?? -1;
  const [day, slug] = after === undefined ? [] : [after.slice(0, Math.max(cut, 0)), after.slice(cut + 1)];
  const { rows } = await sql<contract.OpenEdition>`
    select edition.slug, edition.name, edition.theme, organiser.name as organiser, edition.venue, edition.city, edition.place, edition.zone,
      edition.starts_on as "startsOn", edition.ends_on as "endsOn", edition.day_ends_at as "dayEndsAt", edition.demo, edition.state,
      json_build_object('id', series.id, 'name', series.name) as series,
      ${instant('greatest(edition.updated_at, series.updated_at)')} as "updatedAt"
    from editions.edition
    join editions.series on series.organiser_id = edition.organiser_id and series.id = edition.series_id
    join people.organiser on organiser.id = edition.organiser_id
    where (${slug ?? null}::text is null or edition.starts_on::text < ${day ?? null}
        or (edition.starts_on::text = ${day ?? null} and edition.slug > ${slug ?? null}))
      and (${since ?? null}::timestamptz is null or greatest(edition.updated_at, series.updated_at) >= ${since ?? null})
    order by edition.starts_on desc, edition.slug limit ${limit}`.execute(db);
  return rows;
}

/** Addresses under which an edition could be read since, and no longer can: withdrawn, deleted, or led on to another one. */
export async function selectWithdrawn(db: Db, since: Date): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    select slug as id, withdrawn_at as at from editions.directory where withdrawn_at >= ${since} order by slug`.execute(
    db,
  );
  return rows;
}

/** All organisers' series that everybody may read an edition of, with the addresses of their editions, the newest first. */
export async function selectOpenSeries(db: Db, { after, limit, since }: PageAsked): Promise<contract.OpenSeries[]> {
  const { rows } = await sql<contract.OpenSeries>`
    select * from (
      select series.id, series.name, organiser.name as organiser,
        (select coalesce(json_agg(edition.slug order by edition.starts_on desc, edition.slug), '[]'::json) from editions.edition
          where edition.organiser_id = series.organiser_id and edition.series_id = series.id) as editions,
        ${instant('written.at')} as "updatedAt"
      from editions.series
      join people.organiser on organiser.id = series.organiser_id
      cross join lateral (select greatest(series.updated_at, max(edition.updated_at)) as at from editions.edition
        where edition.organiser_id = series.organiser_id and edition.series_id = series.id) as written
      where (${after ?? null}::text is null or series.id::text > ${after ?? null})
        and exists (select from editions.edition
          where edition.organiser_id = series.organiser_id and edition.series_id = series.id)
        and (${since ?? null}::timestamptz is null or written.at >= ${since ?? null})
    ) as open order by id::text limit ${limit}`.execute(db);
  return rows;
}

export async function selectOpenRegions(db: Db, { after, limit, since }: PageAsked): Promise<contract.OpenRegion[]> {
  const { rows } = await sql<contract.OpenRegion>`
    select code, country, kind, name, full_name as "fullName", parent_code as "within", ${instant('updated_at')} as "updatedAt"
    from editions.region
    where code > ${after ?? ''} collate "C" and (${since ?? null}::timestamptz is null or updated_at >= ${since ?? null})
    order by code collate "C" limit ${limit}`.execute(db);
  return rows;
}

export async function selectOpenDelegations(
  ctx: AtEdition,
  tx: Tx,
  { after, limit, since }: PageAsked,
): Promise<contract.OpenDelegation[]> {
  const { rows } = await sql<contract.OpenDelegation>`
    select json_build_object('code', region.code, 'name', region.name, 'fullName', region.full_name) as region,
      delegation.position, delegation.booth_quota as "boothQuota", delegation.producer_quota as "producerQuota",
      case when agency.id is not null then json_build_object('id', agency.id, 'name', agency.name) end as "leadAgency",
      ${instant('greatest(delegation.updated_at, agency.updated_at, region.updated_at)')} as "updatedAt"
    from editions.delegation
    join editions.region on region.code = delegation.region_code
    left join editions.agency on agency.organiser_id = delegation.organiser_id and agency.id = delegation.lead_agency_id
    where delegation.organiser_id = ${ctx.organiser} and delegation.edition_id = ${ctx.edition}
      and delegation.region_code > ${after ?? ''} collate "C"
      and (${since ?? null}::timestamptz is null or greatest(delegation.updated_at, agency.updated_at, region.updated_at) >= ${since ?? null})
    order by delegation.region_code collate "C" limit ${limit}`.execute(tx);
  return rows;
}

export async function selectOpenVenues(
  ctx: AtEdition,
  tx: Tx,
  { after, limit, since }: PageAsked,
): Promise<contract.OpenVenue[]> {
  const { rows } = await sql<contract.OpenVenue>`
    select id, name, city, address, zone, opens_at as "opensAt", closes_at as "closesAt", position = 0 as main,
      ${instant('updated_at')} as "updatedAt"
    from editions.venue
    where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} and (${after ?? null}::text is null or id::text > ${after ?? null})
      and (${since ?? null}::timestamptz is null or updated_at >= ${since ?? null})
    order by id::text limit ${limit}`.execute(tx);
  return rows;
}

/** Moves with every change of a list that belongs to no organiser. */
export async function findListVersion(db: Db, list: 'series' | 'region'): Promise<string> {
  const edition = list === 'series' ? sql`, (select max(updated_at) from editions.edition)` : sql``;
  const { rows } = await sql<{ version: string }>`
    select count(*) || '-' || coalesce(extract(epoch from greatest(max(updated_at)${edition}))::text, '') as version
    from ${sql.table(`editions.${list}`)}`.execute(db);
  return rows[0]?.version ?? '';
}
