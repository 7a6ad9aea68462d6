/** Rows of lists (migration 0150). */
import type { Id } from '../../kinds/id.ts';
import type { InstantColumn } from '../db/database.ts';

/** What is remembered of lists, by what they are of. */
export type ListKind = 'nominations' | 'products';

interface ColumnChoiceTable {
  organiser_id: Id<'organiser'>;
  list: ListKind;
  headings: string;
  choice: unknown;
  said_at: InstantColumn;
}

declare module '../db/database.ts' {
  interface Database {
    'platform.column_choice': ColumnChoiceTable;
  }
}
