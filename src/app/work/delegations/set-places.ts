import type { RegionCode } from '../../../kinds/region.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import type { DelegationInput } from '../../../slices/editions/contract.ts';
import {
  type AtEdition,
  editionsErrors as errors,
  lockDelegation,
  mustManage,
  removeDelegation,
  setDelegation,
} from '../../../slices/editions/index.ts';
import { checkQuota, type Places } from '../../../slices/editions/rules/quota.ts';
import { listPlaceCounts } from '../../../slices/exhibitors/index.ts';
import { listBooths } from '../../../slices/floor/index.ts';

/** What a delegation has been given already. Whoever gives more locks the delegation first, as does whoever asks here. */
async function countTaken(ctx: AtEdition, tx: Tx, region: RegionCode): Promise<Places> {
  const booths = (await listBooths(ctx, tx)).filter((booth) => booth.region?.code === region);
  return { booths: booths.length, producers: (await listPlaceCounts(ctx, tx)).get(region) ?? 0 };
}

const FIELDS = { 'booths-taken': 'boothQuota', 'producers-taken': 'producerQuota' } as const;

/**
 * Sets a delegation's places and agencies, never fewer places than are taken. @throws `editions.booths-taken` and
 * `editions.producers-taken` with the numbers, and as `setDelegation`.
 */
export async function setPlaces(ctx: AtEdition, tx: Tx, input: DelegationInput): Promise<void> {
  mustManage(ctx);
  if (await lockDelegation(ctx, tx, input.region)) {
    const taken = await countTaken(ctx, tx, input.region);
    const checked = checkQuota({ booths: input.boothQuota, producers: input.producerQuota }, taken);
    if (!checked.ok)
      throw new DomainError(errors[checked.code], { ...checked.data }, { [FIELDS[checked.code]]: [checked.code] });
  }
  await setDelegation(ctx, tx, input);
}

/** Takes a region off the list while nothing was given to it. @throws `editions.delegation-taken` with the numbers. */
export async function dropDelegation(ctx: AtEdition, tx: Tx, region: RegionCode): Promise<void> {
  mustManage(ctx);
  await lockDelegation(ctx, tx, region);
  const taken = await countTaken(ctx, tx, region);
  if (taken.booths > 0 || taken.producers > 0) throw new DomainError(errors['delegation-taken'], { ...taken });
  await removeDelegation(ctx, tx, region);
}
