import { m } from '../../platform/i18n/index.ts';
import type { QuarantineCode } from '../../slices/hall/contract.ts';
import type { TillExceptionCode } from '../../slices/till/contract.ts';

interface Words {
  readonly title: string;
  readonly advice: string;
  /** Its event is a receipt that can be opened. */
  readonly receipt?: true;
}

/** Every code that the hall or the till can raise. */
const WORDS: Readonly<Record<QuarantineCode | TillExceptionCode, () => Words>> = {
  'price-differs': () => ({
    title: m.app_exception_price_differs(),
    advice: m.app_exception_price_differs_do(),
    receipt: true,
  }),
  'unknown-product': () => ({
    title: m.app_exception_unknown_product(),
    advice: m.app_exception_unknown_product_do(),
    receipt: true,
  }),
  'business-differs': () => ({
    title: m.app_exception_business_differs(),
    advice: m.app_exception_business_differs_do(),
    receipt: true,
  }),
  'outside-dates': () => ({
    title: m.app_exception_outside_dates(),
    advice: m.app_exception_outside_dates_do(),
    receipt: true,
  }),
  'arithmetic-differs': () => ({
    title: m.app_exception_arithmetic_differs(),
    advice: m.app_exception_arithmetic_differs_do(),
  }),
  'void-differs': () => ({ title: m.app_exception_void_differs(), advice: m.app_exception_void_differs_do() }),
  'already-voided': () => ({ title: m.app_exception_already_voided(), advice: m.app_exception_already_voided_do() }),
  'invalid-payload': () => ({ title: m.app_exception_invalid_payload(), advice: m.app_exception_not_counted_do() }),
  'unknown-kind': () => ({ title: m.app_exception_unknown_kind(), advice: m.app_exception_newer_do() }),
  'newer-schema': () => ({ title: m.app_exception_newer_schema(), advice: m.app_exception_newer_do() }),
  fork: () => ({ title: m.app_exception_fork(), advice: m.app_exception_fork_do() }),
  'broken-chain': () => ({ title: m.app_exception_broken_chain(), advice: m.app_exception_fork_do() }),
  'id-reused': () => ({ title: m.app_exception_id_reused(), advice: m.app_exception_fork_do() }),
  malformed: () => ({ title: m.app_exception_malformed(), advice: m.app_exception_not_counted_do() }),
  revoked: () => ({ title: m.app_exception_revoked(), advice: m.app_exception_revoked_do() }),
};

/** What happened and what a person should do; the bare code where another release raised it. */
export function exceptionWords(code: string): Words {
  return Object.hasOwn(WORDS, code) ? WORDS[code as keyof typeof WORDS]() : { title: code, advice: '' };
}
