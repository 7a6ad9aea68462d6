import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Booth } from './contract.ts';
import { boothsOf } from './store.ts';

type BoothRow = Awaited<ReturnType<ReturnType<typeof boothsOf>['execute']>>[number];

/** A booth as everybody may see it. */
export function boothFrom({
  regionCode,
  regionName,
  agency,
  holder,
  state,
  qris,
  qrisDynamic: _,
  sellerQris,
  ...booth
}: BoothRow): Booth {
  return {
    ...booth,
    // Who holds it comes before what it was set to: a booth kept for somebody is theirs once it is given.
    state: holder !== null ? 'assigned' : state === 'open' ? 'free' : state,
    region: regionCode === null || regionName === null ? null : { code: regionCode, name: regionName },
    agency,
    takesQris: qris !== null || Boolean(sellerQris),
  };
}

/** The booths in the order of their numbers, with holder and sellers of the shown day. */
export async function listBooths(ctx: AtEdition, tx: Tx): Promise<Booth[]> {
  const rows = await boothsOf(ctx, tx).execute();
  return rows.map(boothFrom);
}
