import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { newId } from '../../kinds/id.ts';
import { readQris } from '../../kinds/qris/read-qris.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent } from '../editions/index.ts';
import { alarmInput, type BoothQrisInput, boothQrisInput } from './contract.ts';
import { errors } from './errors.ts';
import { QRIS_CHANGED } from './events.ts';
import { mailQrisAlarm } from './mail-qris-alarm.ts';
import { mustDraw } from './may-fill.ts';
import { readMerchant } from './read-merchant.ts';
import { insertQrisAlarm, lockBooth, markAlarmSeen, updateQris } from './store.ts';

/** The string names the merchant; the audit chain keeps no names, so it gets what the string can be recognised by. */
function fingerprint(qris: string | null): string | null {
  return qris === null ? null : createHash('sha256').update(qris).digest('hex').slice(0, 16);
}

const merchantText = (qris: string) => {
  const { name, nmid } = readMerchant(qris);
  return `${name} · ${nmid}`;
};

/** A merchant's own static string, whole and with its right checksum. @throws `floor.bad-qris` with what is wrong. */
function mustBeStatic(qris: string): void {
  const read = readQris(qris);
  if (!read.ok) throw new DomainError(errors['bad-qris'], { reason: read.code });
  if (read.value.kind !== 'static' || read.value.amount !== null)
    throw new DomainError(errors['bad-qris'], { reason: 'not-static' });
}

/**
 * Sets the merchant's own static QRIS string of a booth, or says that the booth takes none. Every change is kept in the
 * audit log and told; a string that replaces another raises an alarm that stays until somebody has looked at the sticker.
 * @throws `floor.unknown-booth`, `floor.bad-qris`.
 */
export async function setBoothQris(ctx: AtEdition, tx: Tx, input: BoothQrisInput): Promise<void> {
  mustDraw(ctx);
  const given = accept(boothQrisInput, input);
  const { qris, dynamic } = given.takes ? given : { qris: null, dynamic: false };
  if (qris !== null) mustBeStatic(qris);
  const before = await lockBooth(ctx, tx, given.booth);
  if (!before) throw new DomainError(errors['unknown-booth']);
  if (before.qris === qris && before.qris_dynamic === dynamic) return;
  await updateQris(ctx, tx, given.booth, { qris, qris_dynamic: dynamic });
  await audit(ctx, tx, 'floor.qris-set', given.booth, {
    before: fingerprint(before.qris),
    after: fingerprint(qris),
    dynamic,
  });
  const replaced = before.qris !== null && before.qris !== qris;
  if (replaced && before.qris !== null) {
    const changed = { before: merchantText(before.qris), after: qris === null ? null : merchantText(qris) };
    const by = ctx.actor.kind === 'person' ? ctx.actor.user : null;
    await insertQrisAlarm(ctx, tx, { id: newId<'qris-alarm'>(ctx.clock.now()), booth: given.booth, by, ...changed });
    await mailQrisAlarm(ctx, tx, { number: before.number, by, ...changed });
  }
  await tell(tx, ctx.organiser, QRIS_CHANGED, { edition: ctx.edition, booth: given.booth, replaced });
  await bumpContent(ctx, tx);
}

/** Somebody has looked at the sticker. @throws `floor.unknown-booth` when the alarm is not open. */
export async function settleQrisAlarm(ctx: AtEdition, tx: Tx, input: z.input<typeof alarmInput>): Promise<void> {
  mustDraw(ctx);
  const { alarm } = accept(alarmInput, input);
  const booth = await markAlarmSeen(ctx, tx, alarm, ctx.actor.kind === 'person' ? ctx.actor.user : null);
  if (!booth) throw new DomainError(errors['unknown-booth']);
  await audit(ctx, tx, 'floor.qris-alarm-settled', booth, { alarm });
}
