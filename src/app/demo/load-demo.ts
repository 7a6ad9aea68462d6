import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Runner } from '../../platform/db/runner.ts';
import { findTenant } from '../../slices/editions/index.ts';
import { demoContext } from './demo-context.ts';
import { demoId } from './demo-id.ts';
import { kaltim } from './kaltim/kaltim.ts';
import { kaltimTmii } from './kaltim/kaltim-tmii.ts';
import { loadOpenCall, loadPublishedCall } from './load-call.ts';
import { loadComingEdition } from './load-coming-edition.ts';
import { loadConsignment } from './load-consignment.ts';
import { loadEdition } from './load-edition.ts';
import { loadIdentifiers } from './load-identifiers.ts';
import { nusaRaya } from './nusa-raya.ts';

/** 1 June 2023, 09.00 WIB: when the demo's committees set up their editions. */
export const SET_UP = Date.parse('2023-06-01T02:00:00Z');

/**
 * Loads both provinces with all but their sales. What is there already is left as it is, so a second time changes
 * nothing; each edition comes whole or not at all.
 */
export async function loadDemoEditions(runner: Runner): Promise<void> {
  for (const script of [kaltim, nusaRaya])
    await loadOnce(runner, script.slug, script.organiser.slug, async (ctx, tx) => {
      await loadEdition(ctx, tx, script);
      if (script === kaltim) await loadPublishedCall({ ...ctx, edition: demoId('edition', script.slug) }, tx, script);
      await loadIdentifiers({ ...ctx, edition: demoId('edition', script.slug) }, tx, script);
      await loadConsignment({ ...ctx, edition: demoId('edition', script.slug) }, tx, script);
    });
  for (const script of [kaltimTmii])
    await loadOnce(runner, script.slug, script.after.organiser.slug, async (ctx, tx) => {
      await loadComingEdition(ctx, tx, script);
      await loadOpenCall({ ...ctx, edition: demoId('edition', script.slug) }, tx, script);
    });
}

async function loadOnce(
  runner: Runner,
  slug: string,
  organiser: string,
  load: (ctx: Context, tx: Tx) => Promise<void>,
): Promise<void> {
  if (await findTenant(runner.db, slug)) return;
  const ctx = demoContext(organiser, SET_UP);
  await runner.command(ctx, (tx) => load(ctx, tx));
}
