import type { Runner } from '../../platform/db/runner.ts';
import { findTenant } from '../../slices/editions/index.ts';
import { demoContext } from './demo-context.ts';
import { kaltim } from './kaltim/kaltim.ts';
import { loadEdition } from './load-edition.ts';
import { nusaRaya } from './nusa-raya.ts';
import type { EditionScript } from './script.ts';

/** 1 June 2023, 09.00 WIB: when the demo's committees set up their editions. */
export const SET_UP = Date.parse('2023-06-01T02:00:00Z');

/**
 * Loads both provinces with all but their sales. What is there already is left as it is, so a second time changes
 * nothing; each edition comes whole or not at all.
 */
export async function loadDemoEditions(runner: Runner): Promise<void> {
  for (const script of [kaltim, nusaRaya]) await loadOnce(runner, script);
}

async function loadOnce(runner: Runner, script: EditionScript): Promise<void> {
  if (await findTenant(runner.db, script.slug)) return;
  const ctx = demoContext(script.organiser.slug, SET_UP);
  await runner.command(ctx, (tx) => loadEdition(ctx, tx, script));
}
