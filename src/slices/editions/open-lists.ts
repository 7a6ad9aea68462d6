/** Editions, their series, regions, delegations and venues as open data. */
import type { Db } from '../../platform/db/database.ts';
import { type OpenList, selectGone } from '../../platform/http/open-data.ts';
import type { AtEdition } from './at-edition.ts';
import type { OpenDelegation, OpenEdition, OpenRegion, OpenSeries, OpenVenue } from './contract.ts';
import { getContentVersion } from './get-content-version.ts';
import { listEditionsPublic } from './list-editions-public.ts';
import * as store from './open-store.ts';

/** Nobody can take away a series or a region. */
const none = async () => [];

export const openEditions: OpenList<OpenEdition, Db> = {
  name: 'editions',
  columns:
    'slug,name,theme,organiser,series,series_id,venue,city,place,zone,starts_on,ends_on,day_ends_at,demo,state,updated_at'.split(
      ',',
    ),
  idColumn: 'slug',
  cells: (edition) => [
    edition.slug,
    edition.name,
    edition.theme,
    edition.organiser,
    edition.series.name,
    edition.series.id,
    edition.venue,
    edition.city,
    edition.place,
    edition.zone,
    edition.startsOn,
    edition.endsOn,
    edition.dayEndsAt,
    edition.demo ? 'yes' : 'no',
    edition.state,
    edition.updatedAt,
  ],
  keyOf: store.keyOfEdition,
  read: store.selectOpenEditions,
  readGone: store.selectWithdrawn,
  version: async (db) => (await listEditionsPublic(db)).tag,
};

export const openSeries: OpenList<OpenSeries, Db> = {
  name: 'series',
  columns: ['id', 'name', 'organiser', 'editions', 'updated_at'],
  idColumn: 'id',
  cells: ({ id, name, organiser, editions, updatedAt }) => [id, name, organiser, editions.join(' '), updatedAt],
  keyOf: ({ id }) => id,
  read: store.selectOpenSeries,
  readGone: none,
  version: (db) => store.findListVersion(db, 'series'),
};

export const openRegions: OpenList<OpenRegion, Db> = {
  name: 'regions',
  columns: ['code', 'country', 'kind', 'name', 'full_name', 'within', 'updated_at'],
  idColumn: 'code',
  cells: ({ code, country, kind, name, fullName, within, updatedAt }) => [
    code,
    country,
    kind,
    name,
    fullName,
    within,
    updatedAt,
  ],
  keyOf: ({ code }) => code,
  read: store.selectOpenRegions,
  readGone: none,
  version: (db) => store.findListVersion(db, 'region'),
};

export function openDelegations(ctx: AtEdition): OpenList<OpenDelegation> {
  return {
    name: 'delegations',
    columns: 'region,region_name,region_full_name,booth_quota,producer_quota,lead_agency,updated_at'.split(','),
    idColumn: 'region',
    cells: ({ region, boothQuota, producerQuota, leadAgency, updatedAt }) => [
      region.code,
      region.name,
      region.fullName,
      boothQuota,
      producerQuota,
      leadAgency?.name ?? null,
      updatedAt,
    ],
    keyOf: ({ region }) => region.code,
    read: (tx, page) => store.selectOpenDelegations(ctx, tx, page),
    readGone: (tx, since) => selectGone(tx, ctx, 'delegation', since),
    version: (tx) => getContentVersion(ctx, tx),
  };
}

export function openVenues(ctx: AtEdition): OpenList<OpenVenue> {
  return {
    name: 'venues',
    columns: 'id,name,city,address,zone,opens_at,closes_at,main,updated_at'.split(','),
    idColumn: 'id',
    cells: ({ id, name, city, address, zone, opensAt, closesAt, main, updatedAt }) => [
      id,
      name,
      city,
      address,
      zone,
      opensAt,
      closesAt,
      main ? 'yes' : 'no',
      updatedAt,
    ],
    keyOf: ({ id }) => id,
    read: (tx, page) => store.selectOpenVenues(ctx, tx, page),
    readGone: (tx, since) => selectGone(tx, ctx, 'venue', since),
    version: (tx) => getContentVersion(ctx, tx),
  };
}
