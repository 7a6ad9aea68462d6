/** Rows of the schema `insights` (migrations 0009, 0041). */
import type { Id } from '../../kinds/id.ts';
import type { InstantColumn } from '../../platform/db/database.ts';
import type { Basis } from './rules/figure.ts';
import type { Dimension, RolledMetric } from './rules/fold.ts';

interface RollupTable {
  organiser_id: Id<'organiser'>;
  edition_id: Id<'edition'>;
  dimension: Dimension;
  day: string;
  metric: RolledMetric;
  basis: Basis;
  key: string;
  amount: number;
  count: number;
  units: number;
}

interface ParkedTable {
  organiser_id: Id<'organiser'>;
  batch_id: Id<'batch'>;
  edition_id: Id<'edition'>;
  reason: string;
  parked_at: InstantColumn;
}

interface UploadSumTable {
  organiser_id: Id<'organiser'>;
  batch_id: Id<'batch'>;
  edition_id: Id<'edition'>;
  cells: unknown;
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'insights.rollup': RollupTable;
    'insights.parked': ParkedTable;
    'insights.upload_sum': UploadSumTable;
  }
}
