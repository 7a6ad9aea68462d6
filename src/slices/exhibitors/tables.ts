/** Rows of the schema `exhibitors` (migration 0004). */
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';

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
}

export interface ExhibitorTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  business_id: Id<'business'>;
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

declare module '../../platform/db/database.ts' {
  interface Database {
    'exhibitors.business': BusinessTable;
    'exhibitors.exhibitor': ExhibitorTable;
    'exhibitors.taking_part': TakingPartView;
    'exhibitors.told': ToldView;
    'exhibitors.written': WrittenView;
    'exhibitors.registered': RegisteredView;
  }
}
