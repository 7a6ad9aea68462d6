import { m } from '../../platform/i18n/index.ts';
import { PASSWORD_MIN } from './contract.ts';

/** Why a chosen password is not taken, beside its field. */
export function passwordWords(reasons: readonly string[]): string {
  return reasons.includes('password-weak')
    ? m.people_password_weak()
    : m.people_password_hint({ length: PASSWORD_MIN });
}
