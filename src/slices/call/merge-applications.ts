import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, lockDelegation } from '../editions/index.ts';
import { errors as exhibitorErrors, releasePlace } from '../exhibitors/index.ts';
import { type ApplicationState, MAX_ITEMS } from './contract.ts';
import { remember } from './remember.ts';
import { closeGap, selectCandidates, selectItems, updateApplication } from './store.ts';

/** How far an application has come; the one that came further is not given up for the other. */
const FAR: Readonly<Record<ApplicationState, number>> = {
  withdrawn: 0,
  draft: 1,
  refused: 2,
  submitted: 2,
  waitlisted: 3,
  accepted: 4,
};

/**
 * The applications of a business that is given up become the kept one's. Where both applied for an edition, the kept one's
 * stays, as a draft with the products of both; the other is withdrawn and its number is used no more. Done before the businesses
 * are put together. @throws `exhibitors.keep-the-other` where the one given up has come further.
 */
export async function mergeApplications(
  ctx: AtEdition,
  tx: Tx,
  { keep, drop }: { readonly keep: Id<'business'>; readonly drop: Id<'business'> },
): Promise<void> {
  const rows = await tx
    .selectFrom('call.application')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', 'in', [keep, drop])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const [candidate] = await selectCandidates(ctx, tx, [keep]);
  const region = candidate?.region;
  const kept = new Map(rows.filter((row) => row.business_id === keep).map((row) => [row.edition_id, row]));
  for (const row of rows.filter(({ business_id }) => business_id === drop)) {
    const at = { ...ctx, edition: row.edition_id };
    const own = kept.get(row.edition_id);
    if (!own) {
      if (row.state === 'accepted') throw new DomainError(exhibitorErrors['keep-the-other']);
      await tx
        .updateTable('call.application')
        .set({ business_id: keep, ...(row.waitlist_position === null && region ? { region_code: region } : {}) })
        .where('organiser_id', '=', ctx.organiser)
        .where('id', '=', row.id)
        .execute();
      await remember(at, tx, [row.id], 'merged');
      continue;
    }
    if (FAR[row.state] > FAR[own.state]) throw new DomainError(exhibitorErrors['keep-the-other']);
    if (own.state === 'draft') await addItems(at, tx, row.id, own.id);
    if (row.state === 'withdrawn') continue;
    await lockDelegation(at, tx, row.region_code);
    if (row.state === 'accepted') await releasePlace(at, tx, { business: drop });
    await updateApplication(at, tx, row.id, { state: 'withdrawn', waitlist_position: null, version: row.version + 1 });
    if (row.waitlist_position !== null) await closeGap(at, tx, row.region_code, row.waitlist_position);
    await remember(at, tx, [row.id, own.id], 'merged');
  }
}

/** Products that the kept draft does not have yet, behind its own. */
async function addItems(ctx: AtEdition, tx: Tx, from: Id<'application'>, to: Id<'application'>): Promise<void> {
  const items = await selectItems(ctx, tx, [from, to]);
  const own = items.filter(({ application }) => application === to);
  const names = new Set(own.map(({ name }) => name.id.trim().toLowerCase()));
  const more = items
    .filter(({ application, name }) => application === from && !names.has(name.id.trim().toLowerCase()))
    .slice(0, MAX_ITEMS - own.length);
  for (const [at, { id }] of more.entries())
    await tx
      .updateTable('call.item')
      .set({ application_id: to, position: own.length + at })
      .where('organiser_id', '=', ctx.organiser)
      .where('id', '=', id)
      .execute();
}
