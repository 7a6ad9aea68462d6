/** Rows of the schema `floor` (migration 0005). */
import type { Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';

export interface HallTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'hall'>;
  name: string;
  /** Millimetres, like all lengths here. */
  width: number;
  depth: number;
}

export interface BoothTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'booth'>;
  hall_id: Id<'hall'>;
  number: string;
  cluster: string;
  x: number;
  y: number;
  width: number;
  depth: number;
  region_code: RegionCode | null;
  qris: string | null;
  qris_dynamic: Generated<boolean>;
}

export interface PlacementTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'>;
  business_id: Id<'business'>;
}

/** The published view: where a business is found. */
export interface PlacedView extends PlacementTable {
  number: string;
  cluster: string;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'floor.hall': HallTable;
    'floor.booth': BoothTable;
    'floor.placement': PlacementTable;
    'floor.placed': PlacedView;
  }
}
