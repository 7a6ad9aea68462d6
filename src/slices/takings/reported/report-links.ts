/** The links by which booths without a till report: made, made anew, withdrawn, opened. */
import { createHash } from 'node:crypto';
import { type Id, newId } from '../../../kinds/id.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import type { Sealer } from '../../../platform/secrets/sealer.ts';
import type { AtEdition } from '../../editions/index.ts';
import { lockBooth } from '../../floor/index.ts';
import { errors } from '../errors.ts';
import * as store from './store.ts';

/** 16 bytes in base64url. */
const KEY = /^[A-Za-z0-9_-]{21}[AQgw]$/;
const BYTES = 16;

/** The secret part of a link's address: derived, so that the same link can be shown again and no copy of it is kept. */
export function linkKey(sealer: Sealer, link: Id<'report-link'>): string {
  return sealer.derive(`report-link ${link}`).subarray(0, BYTES).toString('base64url');
}

/** The address without a language. */
export function reportPath(slug: string, key: string): string {
  return `/${slug}/lapor/${key}`;
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Makes a booth's link, or another one: the former is not valid any more. @throws `takings.booth-unknown`. */
export async function renewLink(ctx: AtEdition, tx: Tx, booth: Id<'booth'>, sealer: Sealer): Promise<string> {
  if (!(await lockBooth(ctx, tx, booth))) throw new DomainError(errors['booth-unknown']);
  const renewed = await store.revokeStanding(ctx, tx, booth);
  const id = newId<'report-link'>();
  const key = linkKey(sealer, id);
  await store.insertLink(ctx, tx, { id, booth, secretHash: hashOf(key) });
  await audit(ctx, tx, 'takings.link-made', booth, { renewed });
  return key;
}

/** @throws `takings.link-unknown` when the booth has none. */
export async function revokeLink(ctx: AtEdition, tx: Tx, booth: Id<'booth'>): Promise<void> {
  if (!(await store.revokeStanding(ctx, tx, booth))) throw new DomainError(errors['link-unknown']);
  await audit(ctx, tx, 'takings.link-revoked', booth);
}

/** The booth that a link is for. @throws `takings.link-unknown`, also for one that was withdrawn. */
export async function openLink(ctx: AtEdition, tx: Tx, key: string): Promise<Id<'booth'>> {
  const link = KEY.test(key) ? await store.findLinkByHash(ctx, tx, hashOf(key)) : undefined;
  if (!link) throw new DomainError(errors['link-unknown']);
  return link.booth;
}

/** The standing links by booth. */
export async function listLinks(ctx: AtEdition, tx: Tx, sealer: Sealer): Promise<ReadonlyMap<Id<'booth'>, string>> {
  const links = await store.selectLinks(ctx, tx);
  return new Map(links.map(({ id, booth }) => [booth, linkKey(sealer, id)]));
}
