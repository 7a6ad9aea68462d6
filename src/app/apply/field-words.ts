import { packFor } from '../../kinds/country/index.ts';
import type { MoneyRefusal } from '../../kinds/money.ts';
import { documentRefusal } from '../../platform/files/refusal-words.ts';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { moneyRefusalText } from '../../platform/i18n/money-text.ts';

/** As somebody at home writes a number, by the money of the edition. */
export function phoneExample(currency: string): string {
  return packFor(currency).phone.example;
}

/** What a business's place is called where the edition's money is from, in the middle of a sentence. */
export function regionAsked(currency: string): string {
  return packFor(currency).regionAsked[getLocale()];
}

export function regionLabel(currency: string): string {
  const asked = regionAsked(currency);
  return asked.charAt(0).toUpperCase() + asked.slice(1);
}

/** What is wrong with a field of a producer's form and how to mend it, by the reason's code. */
export function fieldWords(name: string, reason: string | undefined, currency = 'IDR'): string | undefined {
  if (reason === undefined) return undefined;
  if (reason.startsWith('money-')) return moneyRefusalText(reason as MoneyRefusal, currency);
  if (reason.startsWith('files.') || reason === 'request.too-many')
    return documentRefusal(reason) ?? m.platform_document_refused();
  const byReason: Readonly<Record<string, () => string>> = {
    'personal-number': m.call_apply_personal_number,
    'phone-shape': () => m.call_apply_phone_wrong({ example: phoneExample(currency) }),
    missing: m.call_apply_field_missing,
    number: m.call_answer_number_wrong,
    'nib-shape': m.call_apply_nib_shape,
    'pirt-shape': m.call_apply_pirt_shape,
    'bpom-shape': m.call_apply_bpom_shape,
    'halal-shape': m.call_apply_halal_shape,
    'udyam-shape': m.call_apply_udyam_shape,
    'fssai-shape': m.call_apply_fssai_shape,
    'halal-decree': m.call_apply_halal_decree,
  };
  const byName: Readonly<Record<string, () => string>> = {
    name: m.call_apply_business_wrong,
    contact_email: m.call_apply_email_wrong,
    kbli: m.call_apply_kbli_wrong,
  };
  return (byReason[reason] ?? byName[name] ?? m.call_apply_field_wrong)();
}
