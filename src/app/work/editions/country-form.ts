/** What both pages of an organiser's country read and do: the one within an edition, and the one before there is any. */
import { isPackName, type PackName } from '../../../kinds/country/index.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Runner } from '../../../platform/db/runner.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { getCountry } from '../../../slices/people/index.ts';
import { isCountryOpen, setCountry } from './set-country.ts';

export interface ChosenCountry {
  readonly country: PackName;
  /** Nothing has a price yet and nothing was sold. */
  readonly open: boolean;
}

export interface CountryTold {
  readonly told: 'saved' | 'fixed';
}

export function readCountry(runner: Runner, ctx: Context): Promise<ChosenCountry> {
  return runner.query(ctx, async (tx) => ({
    country: (await getCountry(ctx, tx)).name,
    open: await isCountryOpen(ctx, tx),
  }));
}

export async function saveCountry(runner: Runner, ctx: Context, request: Request): Promise<CountryTold> {
  const name = (await request.formData()).get('country');
  if (!isPackName(name)) return { told: 'fixed' };
  try {
    await runner.command(ctx, (tx) => setCountry(ctx, tx, name));
    return { told: 'saved' };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'editions.country-fixed') return { told: 'fixed' };
    throw error;
  }
}
