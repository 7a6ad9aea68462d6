import type { Tx } from '../../../platform/db/database.ts';
import { isReachable } from '../../../slices/editions/contract.ts';
import {
  type AtEdition,
  getEditionFacts,
  getOrganiserProfile,
  listDelegations,
  listVenues,
} from '../../../slices/editions/index.ts';
import { getCountry } from '../../../slices/people/index.ts';

/** What visitors would look for in vain, each with the page of the work area where it is filled in. */
export type Missing = 'summary' | 'own-summary' | 'address' | 'contact' | 'logo' | 'delegations';

export async function listMissing(ctx: AtEdition, tx: Tx): Promise<Missing[]> {
  const edition = await getEditionFacts(ctx, tx);
  const profile = await getOrganiserProfile(ctx, tx);
  const venues = await listVenues(ctx, tx);
  const delegations = await listDelegations(ctx, tx);
  const { name, firstLanguage } = await getCountry(ctx, tx);
  const inBoth = name === 'id';
  const missing: Readonly<Record<Missing, boolean>> = {
    // Only Indonesia's people read both languages of the interface; elsewhere visitors get the one that is there.
    summary: inBoth && (edition.summary.id === '' || edition.summary.en === ''),
    'own-summary': !inBoth && edition.summary[firstLanguage] === '',
    address: venues.some(({ address }) => address === ''),
    contact: !isReachable(profile),
    logo: profile.logo === null,
    delegations: delegations.length === 0,
  };
  return (Object.keys(missing) as Missing[]).filter((each) => missing[each]);
}
