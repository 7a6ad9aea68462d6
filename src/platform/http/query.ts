/** What an address says of numbers and of yes and no, read by one rule; generated clients are told the types. */
import { z } from '@hono/zod-openapi';

/** `true` narrows; `false` is as good as leaving it out. */
export const flagInQuery = z
  .enum(['true', 'false'])
  .transform((said) => said === 'true')
  .openapi({ type: 'boolean' });

/** A whole number in digits: not nothing, which would be nought, and no other writing of one. */
export function wholeInQuery(minimum: number, maximum: number) {
  return z
    .string()
    .regex(/^\d{1,15}$/, 'not a whole number')
    .transform(Number)
    .pipe(z.int().min(minimum).max(maximum))
    .openapi({ type: 'integer', minimum, maximum });
}
