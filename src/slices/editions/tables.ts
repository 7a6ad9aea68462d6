/** Rows of the schema `editions` (migrations 0003, 0010, 0060 and 0090). */
import type { Generated } from 'kysely';
import type { DayEnd } from '../../kinds/business-day.ts';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';
import type { AgencyKind, EditionState } from './contract.ts';
import type { Milestone } from './rules/milestones.ts';

/** Of the packs, written by migrations alone, and the organisers' own. */
interface KnownRegionTable {
  code: RegionCode;
  country: string;
  kind: string;
  name: string;
  full_name: string;
  parent_code: Generated<RegionCode | null>;
  organiser_id: Generated<Id<'organiser'> | null>;
}

interface RegionNameTable {
  organiser_id: Id<'organiser'>;
  code: RegionCode;
  name: string;
  full_name: string;
}

/** The published view: every region that the organiser of the transaction knows, as it calls it. */
interface RegionView {
  code: RegionCode;
  country: string;
  kind: string;
  name: string;
  full_name: string;
  parent_code: RegionCode | null;
  own: boolean;
  renamed: boolean;
}

export interface DirectoryTable {
  slug: string;
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  /** Of the addresses of an edition, the one that it has now. Kept with the rest by a trigger (migration 0066). */
  current: Generated<boolean>;
  state: Generated<EditionState | 'deleted'>;
  shown: Generated<boolean>;
  withdrawn_at: OptionalInstantColumn;
}

interface SeriesTable {
  organiser_id: Id<'organiser'>;
  id: Id<'series'>;
  name: string;
}

export interface EditionTable {
  organiser_id: Id<'organiser'>;
  id: Id<'edition'>;
  slug: string;
  series_id: Id<'series'>;
  name: string;
  theme: string;
  summary_id: string;
  summary_en: string;
  venue: string;
  city: string;
  /** All venues in words; written with them. */
  place: Generated<string>;
  zone: string;
  currency: string;
  /** Calendar days `YYYY-MM-DD` in the edition's zone. */
  starts_on: string;
  ends_on: string;
  /** `HH:MM` in the edition's zone. */
  opens_at: string;
  closes_at: string;
  /** `HH:MM` in the edition's zone; before it, it is still the business day before. */
  day_ends_at: Generated<DayEnd>;
  figures_public: Generated<boolean>;
  demo: Generated<boolean>;
  state: Generated<EditionState>;
  content_version: Generated<number>;
}

export interface AgencyTable {
  organiser_id: Id<'organiser'>;
  id: Id<'agency'>;
  name: string;
  region_code: RegionCode | null;
  kind: Generated<AgencyKind>;
  retired_at: OptionalInstantColumn;
}

export interface VenueTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'venue'>;
  /** 0 is the edition's main venue. */
  position: number;
  name: string;
  city: string;
  address: Generated<string>;
  zone: string;
  opens_at: string;
  closes_at: string;
}

interface CoAgencyTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  region_code: RegionCode;
  agency_id: Id<'agency'>;
}

interface MilestoneTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  code: Milestone;
  /** A calendar day `YYYY-MM-DD`. */
  due_on: string;
}

export interface DelegationTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  region_code: RegionCode;
  position: number;
  booth_quota: number;
  producer_quota: number;
  lead_agency_id: Id<'agency'> | null;
}

export interface SupervisorTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'supervisor'>;
  name: string;
  region_code: RegionCode | null;
  email: string | null;
  salt: string;
  iterations: number;
  hash: string;
  made_at: InstantColumn;
  pin_set_at: InstantColumn;
  ended_at: OptionalInstantColumn;
}

/** The published view: an organiser's editions as posters announce them. */
export interface AnnouncedView {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  slug: string;
  name: string;
  venue: string;
  city: string;
  zone: string;
  currency: string;
  starts_on: string;
  ends_on: string;
  content_version: number;
  state: EditionState;
  place: string;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'editions.announced': AnnouncedView;
    'editions.region': RegionView;
    'editions.known_region': KnownRegionTable;
    'editions.region_name': RegionNameTable;
    'editions.directory': DirectoryTable;
    'editions.series': SeriesTable;
    'editions.edition': EditionTable;
    'editions.agency': AgencyTable;
    'editions.delegation': DelegationTable;
    'editions.venue': VenueTable;
    'editions.co_agency': CoAgencyTable;
    'editions.milestone': MilestoneTable;
    'editions.supervisor': SupervisorTable;
  }
}
