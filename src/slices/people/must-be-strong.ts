import { DomainError } from '../../platform/problem/domain-error.ts';
import type { Auth } from './auth.ts';
import { errors } from './errors.ts';

/** @param known what a guesser knows of the person. @throws `people.password-weak`. */
export async function mustBeStrong(auth: Auth, password: string, known: readonly string[]): Promise<void> {
  if (await auth.isWeakPassword(password, known))
    throw new DomainError(errors['password-weak'], {}, { password: ['password-weak'] });
}
