import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { selectQrisAlarms } from './store.ts';

/** A booth's QRIS string that was replaced: whose it was, whose it is, who did it, and who has looked at the sticker. */
export type QrisAlarm = Awaited<ReturnType<typeof selectQrisAlarms>>[number];

/** At most fifty, the newest first. */
export function listQrisAlarms(ctx: AtEdition, tx: Tx, state: 'open' | 'settled'): Promise<QrisAlarm[]> {
  return selectQrisAlarms(ctx, tx, state);
}
