/** Ids and region codes as the floor's API describes them: branded for us, plain text in the OpenAPI document. Browser-safe. */
import { z } from 'zod';
import { type Id, isId } from '../../kinds/id.ts';
import { isRegionCode, type RegionCode } from '../../kinds/region.ts';

/** What checks the value cannot be read by the document's maker, so the document is told what it is. */
export const id = <K extends string>() => z.custom<Id<K>>(isId, 'not an id').meta({ type: 'string', format: 'uuid' });

export const regionCode = z
  .custom<RegionCode>(isRegionCode, 'not a region code')
  .meta({ type: 'string', maxLength: 30 });
