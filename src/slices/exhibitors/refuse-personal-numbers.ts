import { DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';
import { holdsPersonalNumber } from './rules/personal-number.ts';

/** Looks at texts by their field. @throws `exhibitors.personal-number` that names the fields that hold a NIK or NPWP. */
export function refusePersonalNumbers(texts: Readonly<Record<string, string | null | undefined>>): void {
  const found = Object.entries(texts).filter(([, text]) => text && holdsPersonalNumber(text));
  if (found.length > 0)
    throw new DomainError(
      errors['personal-number'],
      {},
      Object.fromEntries(found.map(([field]) => [field, ['personal-number']])),
    );
}
