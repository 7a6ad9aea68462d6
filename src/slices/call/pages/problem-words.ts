import type { CountryPack } from '../../../kinds/country/index.ts';
import { currencyOf } from '../../../kinds/currency.ts';
import { formatMoney } from '../../../kinds/money.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { MAX_ITEMS } from '../contract.ts';
import type { Problem } from '../nominations/judge-row.ts';

/** What to do about a cell. */
export function problemWords({ code, line }: Problem, { currency, registration }: CountryPack): string {
  switch (code) {
    case 'missing':
      return m.call_problem_missing();
    case 'too-long':
      return m.call_problem_too_long();
    case 'personal-number':
      return m.call_problem_personal();
    case 'unknown-region':
      return m.call_problem_unknown_region();
    case 'other-region':
      return m.call_problem_other_region();
    case 'registration-shape':
      return m.call_problem_registration({ kind: registration.called, example: registration.example });
    case 'not-a-price':
      return m.call_problem_price({
        example: formatMoney(25_000 * 10 ** currencyOf(currency).digits, currency, getLocale()),
      });
    case 'product-missing':
      return m.call_problem_product();
    case 'repeated':
      return m.call_problem_repeated({ line: line ?? 0 });
    case 'differs':
      return m.call_problem_differs({ line: line ?? 0 });
    case 'too-many':
      return m.call_problem_too_many({ most: MAX_ITEMS });
    case 'registration-taken':
      return m.call_problem_registration_taken({ kind: registration.called });
    case 'took-part-last-time':
      return m.call_problem_took_part();
  }
}
