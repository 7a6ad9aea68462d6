/** Rows of the schema `exhibitors` (migrations 0004, 0021, 0031, 0076, 0131). */
import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';
import type { BusinessClass, ClassBasis } from './rules/business-class.ts';
import type { IdentifierKind } from './rules/read-identifier.ts';

export interface BusinessTable {
  organiser_id: Id<'organiser'>;
  id: Id<'business'>;
  slug: string;
  name: string;
  region_code: RegionCode;
  story_id: string;
  story_en: string;
  whatsapp: string | null;
  made_up: boolean;
  /** The entry of the same business that was kept; this one is listed nowhere any more. */
  merged_into: ColumnType<Id<'business'> | null, Id<'business'> | null | undefined, Id<'business'> | null>;
}

interface AskedNameTable {
  organiser_id: Id<'organiser'>;
  business_id: Id<'business'>;
  name: string;
  asked_at: InstantColumn;
  refused: string | null;
}

export interface ExhibitorTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  business_id: Id<'business'>;
}

/** The published view: places out of the quota, held until results are published or taken. */
export interface PlaceView extends ExhibitorTable {
  region_code: RegionCode;
}

/** The published view: who takes part in an edition. */
export interface TakingPartView extends ExhibitorTable {
  slug: string;
  name: string;
  region_code: RegionCode;
  made_up: boolean;
}

/** The published view: when the public facts of a business at an edition were last written. */
export interface WrittenView extends ExhibitorTable {
  updated_at: number;
}

/** The published view: what an edition shows of a business beyond its name. */
export interface ToldView extends ExhibitorTable {
  story_id: string;
  story_en: string;
  whatsapp: string | null;
}

/** The published view: every business that the organiser knows. */
export interface RegisteredView {
  organiser_id: Id<'organiser'>;
  business_id: Id<'business'>;
  slug: string;
  name: string;
  region_code: RegionCode;
  made_up: boolean;
}

export interface ProfileTable {
  organiser_id: Id<'organiser'>;
  business_id: Id<'business'>;
  contact_email: string | null;
  class: BusinessClass | null;
  class_basis: ClassBasis | null;
  kbli: string | null;
  erased_at: OptionalInstantColumn;
  updated_at: InstantColumn;
}

export interface ConsentTable {
  organiser_id: Id<'organiser'>;
  id: Id<'consent'>;
  business_id: Id<'business'>;
  purpose: string;
  given_by: string | null;
  given_at: InstantColumn;
  withdrawn_at: OptionalInstantColumn;
}

export interface IdentifierTable {
  organiser_id: Id<'organiser'>;
  id: Id<'identifier'>;
  business_id: Id<'business'>;
  kind: IdentifierKind;
  value: string;
  state: 'claimed' | 'verified' | 'rejected' | 'withdrawn';
  expiry_year: number | null;
  expires_on: string | null;
  claimed_at: InstantColumn;
  decided_at: OptionalInstantColumn;
  decided_by: string | null;
  evidence: Generated<string>;
}

export interface IdentifierEventTable {
  organiser_id: Id<'organiser'>;
  identifier_id: Id<'identifier'>;
  seq: number;
  kind: 'claimed' | 'verified' | 'rejected' | 'reopened' | 'withdrawn';
  at: InstantColumn;
  by_person: string | null;
  text: string;
  expires_on: string | null;
}

/** The published view: what somebody has checked of a business. */
export interface ProvenView {
  organiser_id: Id<'organiser'>;
  business_id: Id<'business'>;
  kind: IdentifierKind;
  value: string;
  expires_on: string | null;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'exhibitors.business': BusinessTable;
    'exhibitors.asked_name': AskedNameTable;
    'exhibitors.profile': ProfileTable;
    'exhibitors.consent': ConsentTable;
    'exhibitors.identifier': IdentifierTable;
    'exhibitors.identifier_event': IdentifierEventTable;
    'exhibitors.exhibitor': ExhibitorTable;
    'exhibitors.held_place': ExhibitorTable;
    'exhibitors.place': PlaceView;
    'exhibitors.taking_part': TakingPartView;
    'exhibitors.proven': ProvenView;
    'exhibitors.told': ToldView;
    'exhibitors.written': WrittenView;
    'exhibitors.registered': RegisteredView;
  }
}
