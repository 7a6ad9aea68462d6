import type { Tx } from '../../platform/db/database.ts';
import type { RaisedException, StoredBatch } from './contract.ts';

/** What a slice above does with stored events of its kinds, in the same transaction. Wired by `app/`. */
export interface EventReader {
  readonly kinds: readonly string[];
  record(tx: Tx, batch: StoredBatch): Promise<readonly RaisedException[]>;
}
