import type { ColumnType, Kysely, Transaction } from 'kysely';

/**
 * All tables, by schema-qualified name. Every slice adds its own rows' types by declaration merging in its `tables.ts`:
 * `declare module '../../platform/db/database.ts' { interface Database { 'floor.booth': BoothTable } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Database {}

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

/** A `timestamptz` column: milliseconds since 1970 when read, a Date when written. */
export type InstantColumn = ColumnType<number, Date, Date>;
/** The same with a default in SQL. */
export type DefaultedInstantColumn = ColumnType<number, Date | undefined, Date>;
/** A nullable `timestamptz` column. */
export type OptionalInstantColumn = ColumnType<number | null, Date | null | undefined, Date | null>;
