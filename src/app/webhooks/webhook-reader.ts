/** Announces an upload to webhooks, in the transaction that stores it: one row an upload, none where nobody listens. */
import { announce } from '../../platform/webhooks/index.ts';
import type { EventReader } from '../../slices/hall/index.ts';
import { WEBHOOK_TYPES } from './types.ts';

export const BATCH_TOPIC = 'hall.batch';

export const webhookReader: EventReader = {
  // Kinds of the log that have a webhook of the same name.
  kinds: WEBHOOK_TYPES.filter((type) => /^(sale|refund|shift)\./.test(type)),
  async record(tx, batch) {
    const seqs = batch.events.map((event) => event.seq);
    await announce(tx, {
      organiser: batch.organiser,
      edition: batch.edition.id,
      topic: BATCH_TOPIC,
      payload: { batch: batch.id, device: batch.device.id, from: Math.min(...seqs), through: Math.max(...seqs) },
      at: Math.max(...batch.events.map((event) => event.wallTime)),
    });
    return [];
  },
};
