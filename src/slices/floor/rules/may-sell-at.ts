/** Who may be placed in which booth. */
import type { RegionCode } from '../../../kinds/region.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';

/** A booth that belongs to a delegation is for that region's businesses; one that belongs to none is for anybody. */
export function maySellAt(
  boothRegion: RegionCode | null,
  businessRegion: RegionCode,
): Result<true, 'other-delegation', { readonly booth: RegionCode; readonly business: RegionCode }> {
  return boothRegion === null || boothRegion === businessRegion
    ? ok(true)
    : refused('other-delegation', { booth: boothRegion, business: businessRegion });
}
