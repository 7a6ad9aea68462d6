import { OWN_KIND } from '../../kinds/country/index.ts';
import { type RegionCode, regionCode } from '../../kinds/region.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { getCountry } from '../people/index.ts';
import { accept } from './accept.ts';
import { type OwnRegionInput, ownRegionInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustManage } from './must-manage.ts';
import { findRegion, insertOwnRegion, selectRegions } from './regions-store.ts';
import { plainName } from './rules/read-region.ts';

/** Digits and capitals that nobody confuses. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `X-7KQ2MN`: no pack has such a code. */
function makeCode(): RegionCode {
  const drawn = crypto.getRandomValues(new Uint8Array(6));
  return regionCode(`X-${[...drawn].map((byte) => SIGNS[byte % SIGNS.length]).join('')}`);
}

/**
 * Adds a region of the organiser's own, which nobody else sees. The system may give its code, and nothing happens when that
 * is known. @throws `editions.region-known` when a region that the organiser sees is called so already.
 */
export async function addRegion(ctx: Context, tx: Tx, input: OwnRegionInput): Promise<RegionCode> {
  mustManage(ctx);
  const { code: given, name, fullName } = accept(ownRegionInput, input);
  if (given !== undefined) {
    if (ctx.actor.kind !== 'system') throw new DomainError(common.forbidden);
    if (await findRegion(tx, given)) return given;
  }
  const { country } = await getCountry(ctx, tx);
  const namesake = (await selectRegions(tx, country)).find(
    (known) => plainName(known.fullName) === plainName(fullName),
  );
  if (namesake)
    throw new DomainError(errors['region-known'], { region: namesake.code }, { fullName: ['region-known'] });
  const row = { country, kind: OWN_KIND, name, full_name: fullName };
  let code = given ?? makeCode();
  while (!(await insertOwnRegion(ctx, tx, { ...row, code }))) {
    if (given !== undefined) throw new DomainError(errors['region-known'], { region: given });
    code = makeCode();
  }
  await audit(ctx, tx, 'editions.region-added', code);
  return code;
}
