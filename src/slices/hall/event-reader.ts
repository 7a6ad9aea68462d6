import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { RaisedException, StoredBatch } from './contract.ts';

/** What a slice above does with stored events of its kinds, in the same transaction. Wired by `app/`. */
export interface EventReader {
  readonly kinds: readonly string[];
  record(tx: Tx, batch: StoredBatch): Promise<readonly RaisedException[]>;
  /** What a phone that takes over from another has to know of it; null when nothing is open. */
  openBooks?(ctx: AtEdition, tx: Tx, device: Id<'device'>): Promise<object | null>;
}
