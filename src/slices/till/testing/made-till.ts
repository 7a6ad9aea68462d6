/** A till at a test edition, for tests of the server half: what its uploads have in common, and how they are recorded. */
import { newId } from '../../../kinds/id.ts';
import type { TestEdition } from '../../editions/testing/test-edition.ts';
import type { RaisedException, StoredBatch, StoredEvent } from '../../hall/contract.ts';
import { recordTillEvents } from '../record-till-events.ts';
import { BATCH, facts } from './made-log.ts';

export type MadeTill = Omit<StoredBatch, 'id' | 'events'>;

/** A new till at the booth of `BATCH`. */
export function madeTill({ ctx }: Pick<TestEdition, 'ctx'>): MadeTill {
  return {
    organiser: ctx.organiser,
    edition: { ...BATCH.edition, id: ctx.edition },
    device: { ...BATCH.device, id: newId<'device'>() },
    clockOffset: 0,
  };
}

/** Records one upload in a transaction of its own, as the hall does. */
export function record(
  { runner, ctx }: Pick<TestEdition, 'ctx' | 'runner'>,
  till: MadeTill,
  events: readonly StoredEvent[],
): Promise<readonly RaisedException[]> {
  const batch = { ...till, id: newId<'batch'>(), events };
  return runner.command(ctx, (tx) => recordTillEvents(tx, batch, async () => facts));
}
