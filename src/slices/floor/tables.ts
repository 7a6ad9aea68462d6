/** Rows of the schema `floor` (migrations 0005, 0013, 0034 and 0036). Lengths are millimetres. */
import type { ColumnType, Generated } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { DefaultedInstantColumn, InstantColumn, OptionalInstantColumn } from '../../platform/db/database.ts';
import type { BoothState } from './drawing.ts';
import type { FeatureKind } from './kinds-of-feature.ts';

/** `[[x, y], ...]`; written as text. */
export type OutlineColumn = ColumnType<[number, number][] | null, string | null | undefined, string | null>;
/** Read with `lower` and `upper`; written as `[2023-06-23,2023-06-25]`. */
export type DaysColumn = ColumnType<string, string, string>;

export interface HallTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'hall'>;
  venue_id: Id<'venue'>;
  name: string;
  place: Generated<string>;
  position: Generated<number>;
  width: number;
  depth: number;
  outline: OutlineColumn;
  updated_at: DefaultedInstantColumn;
}

export interface ClusterTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  code: string;
  name_id: Generated<string>;
  name_en: Generated<string>;
  colour: Generated<number>;
}

export interface FeatureTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'feature'>;
  hall_id: Id<'hall'>;
  kind: FeatureKind;
  label: Generated<string>;
  x: number;
  y: number;
  width: number;
  depth: number;
  outline: OutlineColumn;
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
  outline: OutlineColumn;
  state: Generated<BoothState>;
  reason: Generated<string>;
  tables: Generated<number>;
  chairs: Generated<number>;
  amperes: Generated<number>;
  qris: Generated<string | null>;
  qris_dynamic: Generated<boolean>;
  updated_at: DefaultedInstantColumn;
}

interface PlanTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  version: Generated<number>;
  shown_day: Generated<string | null>;
}

interface PlanChangeTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  version: number;
  made_at: InstantColumn;
  made_by: string | null;
  things: string[];
  changes: ColumnType<unknown, string, never>;
}

export interface AssignmentTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'assignment'>;
  booth_id: Id<'booth'>;
  holder: 'delegation' | 'agency' | 'businesses';
  region_code: RegionCode | null;
  agency_id: Id<'agency'> | null;
  days: DaysColumn;
  updated_at: DefaultedInstantColumn;
}

export interface SeatTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  assignment_id: Id<'assignment'>;
  business_id: Id<'business'>;
  days: DaysColumn;
}

interface SellerQrisTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  business_id: Id<'business'>;
  qris: string;
  dynamic: boolean;
}

interface QrisAlarmTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  id: Id<'qris-alarm'>;
  booth_id: Id<'booth'>;
  at: InstantColumn;
  changed_by: string | null;
  merchant_before: string;
  merchant_after: string | null;
  seen_at: OptionalInstantColumn;
  seen_by: Generated<string | null>;
}

/** The published views, as of the shown day. */
interface ShownDayView {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  day: string;
}

interface HeldView {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  booth_id: Id<'booth'>;
  assignment_id: Id<'assignment'>;
  holder: AssignmentTable['holder'];
  region_code: RegionCode | null;
  agency_id: Id<'agency'> | null;
}

interface PlacedView {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  business_id: Id<'business'>;
  booth_id: Id<'booth'>;
  number: string;
  cluster: string;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'floor.hall': HallTable;
    'floor.cluster': ClusterTable;
    'floor.feature': FeatureTable;
    'floor.booth': BoothTable;
    'floor.plan': PlanTable;
    'floor.plan_change': PlanChangeTable;
    'floor.assignment': AssignmentTable;
    'floor.seat': SeatTable;
    'floor.qris_alarm': QrisAlarmTable;
    'floor.seller_qris': SellerQrisTable;
    'floor.shown_day': ShownDayView;
    'floor.held': HeldView;
    'floor.placed': PlacedView;
  }
}
