import type { z } from 'zod';
import { plainly } from '../../kinds/plain-text.ts';
import { fieldsOf } from '../../platform/http/api.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';

/** A command's input, checked and tidied by its schema. @throws `request.invalid` with the messages of each field. */
export function accept<S extends z.ZodType>(schema: S, input: z.input<S>): z.output<S> {
  const parsed = schema.safeParse(plainly(input));
  if (!parsed.success) throw new DomainError(common.invalid, {}, fieldsOf(parsed.error));
  return parsed.data;
}
