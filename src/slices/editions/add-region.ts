import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accept } from './accept.ts';
import { type RegionInput, regionInput } from './contract.ts';
import { mustManage } from './must-manage.ts';
import { insertRegion } from './store.ts';

/** Adds a region of a country pack. Reference data, shared by all organisers: a code that exists stays as it is. */
export async function addRegion(ctx: Context, tx: Tx, input: RegionInput): Promise<void> {
  mustManage(ctx);
  const { fullName, ...region } = accept(regionInput, input);
  await insertRegion(tx, { ...region, full_name: fullName });
}
