/** What the settings of a call are called, and their values as one reads them. */
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { fieldsOfFlat } from './call-form.ts';

const LABELS: Readonly<Record<string, () => string>> = {
  opensAt: m.call_opens,
  closesAt: m.call_closes,
  scoringUntil: m.call_scoring_until,
  termsId: m.call_terms_id,
  termsEn: m.call_terms_en,
  blind: m.call_blind,
  barOwnDelegation: m.call_bar_own,
  excludePrevious: m.call_exclude_previous,
  curatorsEach: m.call_curators_each,
  criteria: m.call_rubric,
  questions: m.call_questions,
};

export function callLabel(name: string): string | undefined {
  return LABELS[name]?.();
}

const BOXES: readonly string[] = ['blind', 'barOwnDelegation', 'excludePrevious'];
const INSTANTS: readonly string[] = ['opensAt', 'closesAt', 'scoringUntil'];

/** Criteria and questions a line each, so that one sees which have changed. */
export function shownOfCall(name: string, value: string): string {
  const at = getLocale();
  if (BOXES.includes(name)) return value === 'on' ? m.platform_clash_yes() : m.platform_clash_no();
  if (INSTANTS.includes(name)) return value.replace('T', ' ');
  if (name === 'criteria')
    return fieldsOfFlat({ criteria: value })
      .criteria.map((each) => `${at === 'id' ? each.nameId : each.nameEn} × ${each.weight}, 0–${each.scale}`)
      .join('\n');
  if (name === 'questions')
    return fieldsOfFlat({ questions: value })
      .questions.map((each) => (at === 'id' ? each.labelId : each.labelEn) || each.labelId)
      .join('\n');
  return value;
}
