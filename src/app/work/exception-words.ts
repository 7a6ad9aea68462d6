import { m } from '../../platform/i18n/index.ts';

interface Words {
  readonly title: string;
  readonly advice: string;
}

const WORDS: Readonly<Record<string, () => Words>> = {
  'price-differs': () => ({ title: m.app_exception_price_differs(), advice: m.app_exception_price_differs_do() }),
  'unknown-product': () => ({ title: m.app_exception_unknown_product(), advice: m.app_exception_unknown_product_do() }),
  'outside-dates': () => ({ title: m.app_exception_outside_dates(), advice: m.app_exception_outside_dates_do() }),
  'invalid-payload': () => ({ title: m.app_exception_invalid_payload(), advice: m.app_exception_not_counted_do() }),
  'unknown-kind': () => ({ title: m.app_exception_unknown_kind(), advice: m.app_exception_newer_do() }),
  'newer-schema': () => ({ title: m.app_exception_newer_schema(), advice: m.app_exception_newer_do() }),
  'already-voided': () => ({ title: m.app_exception_already_voided(), advice: m.app_exception_already_voided_do() }),
  fork: () => ({ title: m.app_exception_fork(), advice: m.app_exception_fork_do() }),
  'broken-chain': () => ({ title: m.app_exception_broken_chain(), advice: m.app_exception_fork_do() }),
  'id-reused': () => ({ title: m.app_exception_id_reused(), advice: m.app_exception_fork_do() }),
  malformed: () => ({ title: m.app_exception_malformed(), advice: m.app_exception_not_counted_do() }),
  revoked: () => ({ title: m.app_exception_revoked(), advice: m.app_exception_revoked_do() }),
};

/** What happened and what a person should do, of a code that the hall or the till raised. */
export function exceptionWords(code: string): Words {
  return WORDS[code]?.() ?? { title: code, advice: m.app_exception_not_counted_do() };
}
