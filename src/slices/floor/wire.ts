/** Ids and region codes as the floor's API describes them: branded for us, plain text in the OpenAPI document. Browser-safe. */
import { z } from 'zod';
import { type Id, isId } from '../../kinds/id.ts';
import { isRegionCode, type RegionCode } from '../../kinds/region.ts';

export const id = <K extends string>() =>
  z.string().refine(isId, 'not an id').meta({ format: 'uuid' }) as unknown as z.ZodCustom<Id<K>, Id<K>>;

export const regionCode = z.string().max(30).refine(isRegionCode, 'not a region code') as unknown as z.ZodCustom<
  RegionCode,
  RegionCode
>;
