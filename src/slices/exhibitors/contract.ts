/** What exhibitors say to the rest of the house and to the API's callers. Browser-safe. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { bilingual, id, name, regionCode, slug } from '../editions/contract.ts';

export const businessInput = z.strictObject({
  id: id<'business'>().exactOptional(),
  slug,
  name,
  region: regionCode,
  story: bilingual,
  /** Digits with the country code, as wa.me wants them. */
  whatsapp: z
    .string()
    .regex(/^[1-9]\d{7,14}$/, 'digits with the country code, such as 6281234567890')
    .nullable(),
  /** Invented for a demo, and shown as such. */
  madeUp: z.boolean(),
});
export type BusinessInput = z.input<typeof businessInput>;

/** A business as lists show it. */
export const exhibitor = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  region: z.string(),
  madeUp: z.boolean(),
});
export interface Exhibitor extends z.infer<typeof exhibitor> {
  readonly id: Id<'business'>;
  readonly region: RegionCode;
}

/** A business with its own page. */
export const business = exhibitor.extend({
  story: z.object({ id: z.string(), en: z.string() }),
  whatsapp: z.string().nullable(),
});
export interface Business extends z.infer<typeof business> {
  readonly id: Id<'business'>;
  readonly region: RegionCode;
}
