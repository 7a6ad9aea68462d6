import type { z } from 'zod';
import { readQris } from '../../kinds/qris/read-qris.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent } from '../editions/index.ts';
import { alarmInput, type BoothQrisInput, boothQrisInput } from './contract.ts';
import { errors } from './errors.ts';
import { QRIS_CHANGED } from './events.ts';
import { mustDraw } from './may-fill.ts';
import { qrisFingerprint, raiseQrisAlarm } from './raise-qris-alarm.ts';
import { lockBooth, markAlarmSeen, updateQris } from './store.ts';

/** A merchant's own static string, whole and with its right checksum. @throws `floor.bad-qris` with what is wrong. */
export function mustBeStatic(qris: string): void {
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
    before: qrisFingerprint(before.qris),
    after: qrisFingerprint(qris),
    dynamic,
  });
  const replaced = before.qris !== null && before.qris !== qris;
  if (replaced && before.qris !== null)
    await raiseQrisAlarm(ctx, tx, { booth: given.booth, number: before.number, before: before.qris, after: qris });
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
