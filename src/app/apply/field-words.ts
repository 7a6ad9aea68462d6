import { m } from '../../platform/i18n/index.ts';

/** What is wrong with a field of a producer's form and how to mend it, by the reason's code. */
export function fieldWords(name: string, reason: string | undefined): string | undefined {
  if (reason === undefined) return undefined;
  const byReason: Readonly<Record<string, () => string>> = {
    'personal-number': m.call_apply_personal_number,
    'phone-shape': m.call_apply_phone_wrong,
    price: m.call_apply_price_wrong,
    missing: m.call_apply_field_missing,
    number: m.call_answer_number_wrong,
    'nib-shape': m.call_apply_nib_shape,
    'pirt-shape': m.call_apply_pirt_shape,
    'bpom-shape': m.call_apply_bpom_shape,
    'halal-shape': m.call_apply_halal_shape,
    'halal-decree': m.call_apply_halal_decree,
  };
  const byName: Readonly<Record<string, () => string>> = {
    name: m.call_apply_business_wrong,
    contact_email: m.call_apply_email_wrong,
    kbli: m.call_apply_kbli_wrong,
  };
  return (byReason[reason] ?? byName[name] ?? m.call_apply_field_wrong)();
}
