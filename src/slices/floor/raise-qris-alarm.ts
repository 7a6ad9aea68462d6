import { createHash } from 'node:crypto';
import { type Id, newId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { mailQrisAlarm } from './mail-qris-alarm.ts';
import { readMerchant } from './read-merchant.ts';
import { insertQrisAlarm } from './store.ts';

/** The string names the merchant; the audit chain keeps no names, so it gets what the string can be recognised by. */
export function qrisFingerprint(qris: string | null): string | null {
  return qris === null ? null : createHash('sha256').update(qris).digest('hex').slice(0, 16);
}

interface Replaced {
  readonly booth: Id<'booth'>;
  readonly number: string;
  /** The business whose own string it was; none for the booth's. */
  readonly of?: string;
  readonly before: string;
  readonly after: string | null;
}

/** A string was replaced: somebody has to look at the sticker, and every organiser is written to. */
export async function raiseQrisAlarm(ctx: AtEdition, tx: Tx, replaced: Replaced): Promise<void> {
  const { booth, number, of } = replaced;
  const textOf = (qris: string) => {
    const { name, nmid } = readMerchant(qris);
    return `${of === undefined ? '' : `${of}: `}${name} · ${nmid}`;
  };
  const changed = {
    before: textOf(replaced.before),
    after: replaced.after === null ? null : textOf(replaced.after),
  };
  const by = ctx.actor.kind === 'person' ? ctx.actor.user : null;
  await insertQrisAlarm(ctx, tx, { id: newId<'qris-alarm'>(ctx.clock.now()), booth, by, ...changed });
  await mailQrisAlarm(ctx, tx, { number, by, ...changed });
}
