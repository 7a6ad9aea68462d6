import { createHash } from 'node:crypto';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent, mustManage } from '../editions/index.ts';
import { type BoothQrisInput, boothQrisInput } from './contract.ts';
import { errors } from './errors.ts';
import { QRIS_CHANGED } from './events.ts';
import { lockBooth, updateQris } from './store.ts';

/** The string names the merchant; the audit chain keeps no names, so it gets what the string can be recognised by. */
function fingerprint(qris: string | null): string | null {
  return qris === null ? null : createHash('sha256').update(qris).digest('hex').slice(0, 16);
}

/**
 * Sets the merchant's own static QRIS string of a booth, or says that the booth takes none. Every change is kept in the
 * audit log and told. @throws `floor.unknown-booth`.
 */
export async function setBoothQris(ctx: AtEdition, tx: Tx, input: BoothQrisInput): Promise<void> {
  mustManage(ctx);
  const given = accept(boothQrisInput, input);
  const { qris, dynamic } = given.takes ? given : { qris: null, dynamic: false };
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
  await tell(tx, ctx.organiser, QRIS_CHANGED, { edition: ctx.edition, booth: given.booth, replaced });
  await bumpContent(ctx, tx);
}
