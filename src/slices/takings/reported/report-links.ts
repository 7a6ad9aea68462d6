/** The links by which booths without a till report: made, made anew, withdrawn, opened. */

import { createHash } from 'node:crypto';
import { businessDayAt } from '../../../kinds/business-day.ts';
import { type Id, newId } from '../../../kinds/id.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import type { Sealer } from '../../../platform/secrets/sealer.ts';
import { type AtEdition, getEditionFacts } from '../../editions/index.ts';
import { lockBooth } from '../../floor/index.ts';
import { errors } from '../errors.ts';
import { type Holder, linkDays } from '../rules/link-days.ts';
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
  await store.insertLink(ctx, tx, { id, booth, secretHash: hashOf(key), holder: await holderNow(ctx, tx, booth) });
  await audit(ctx, tx, 'takings.link-made', booth, { renewed });
  return key;
}

/** @throws `takings.link-unknown` when the booth has none. */
export async function revokeLink(ctx: AtEdition, tx: Tx, booth: Id<'booth'>): Promise<void> {
  if (!(await store.revokeStanding(ctx, tx, booth))) throw new DomainError(errors['link-unknown']);
  await audit(ctx, tx, 'takings.link-revoked', booth);
}

/** Who holds the booth today; before the edition on its first day, after it on its last. Null for nobody. */
async function holderNow(ctx: AtEdition, tx: Tx, booth: Id<'booth'>): Promise<Holder | null> {
  const edition = await getEditionFacts(ctx, tx);
  const { startsOn, endsOn } = edition;
  const today = businessDayAt(ctx.clock.now(), edition);
  const days = await store.selectHolders(ctx, tx, { booth, from: startsOn, to: endsOn });
  const held = days.find(({ day }) => day >= today) ?? days.at(-1);
  if (!held) return null;
  const { region, agency, businesses } = held;
  return region === null && agency === null && businesses.length === 0 ? null : { region, agency, businesses };
}

export interface OpenedLink {
  readonly booth: Id<'booth'>;
  /** Those that it may report: whoever held the booth before or after is none of its business. */
  readonly days: readonly string[];
}

/** What a link is for. @throws `takings.link-unknown`, also for one that was withdrawn, or whose booth others hold now. */
export async function openLink(ctx: AtEdition, tx: Tx, key: string): Promise<OpenedLink> {
  const link = KEY.test(key) ? await store.findLinkByHash(ctx, tx, hashOf(key)) : undefined;
  if (!link) throw new DomainError(errors['link-unknown']);
  const { startsOn, endsOn } = await getEditionFacts(ctx, tx);
  const held = await store.selectHolders(ctx, tx, { booth: link.booth, from: startsOn, to: endsOn });
  const days = linkDays(link.holder, held);
  if (days.length === 0) throw new DomainError(errors['link-unknown']);
  return { booth: link.booth, days };
}

/** The standing links by booth. */
export async function listLinks(ctx: AtEdition, tx: Tx, sealer: Sealer): Promise<ReadonlyMap<Id<'booth'>, string>> {
  const links = await store.selectLinks(ctx, tx);
  return new Map(links.map(({ id, booth }) => [booth, linkKey(sealer, id)]));
}
