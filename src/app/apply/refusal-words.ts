import { photoRefusal } from '../../platform/files/refusal-words.ts';
import { m } from '../../platform/i18n/index.ts';

/** What to tell a producer whose form was refused, and what to do. Browser-safe. */
export function refusalWords(code: string): string {
  const words: Readonly<Record<string, () => string>> = {
    'request.too-many': m.call_apply_too_many,
    'request.forbidden': m.call_apply_forbidden,
    'request.invalid': m.call_apply_invalid,
    'exhibitors.personal-number': m.call_apply_personal_number,
    'exhibitors.identifier-shape': m.call_apply_invalid,
    'exhibitors.identifier-twice': m.call_apply_identifier_twice,
    'exhibitors.one-nib': m.call_apply_one_nib,
    'exhibitors.has-dealings': m.call_apply_has_dealings,
    'people.account-ended': m.call_apply_account_ended,
    'exhibitors.holds-a-booth': m.call_apply_holds_booth,
    'call.no-call': m.call_apply_no_call,
    'call.not-open': m.call_apply_no_call,
    'call.not-yet-open': m.call_apply_not_yet,
    'call.call-over': m.call_apply_call_over,
    'call.no-delegation': m.call_apply_no_delegation,
    'call.took-part-last-time': m.call_apply_took_part,
    'call.draft-changed': m.call_apply_changed,
    'call.not-a-draft': m.call_apply_not_a_draft,
    'call.not-in-play': m.call_apply_not_in_play,
    'call.incomplete': m.call_apply_incomplete,
  };
  return words[code]?.() ?? photoRefusal(code) ?? m.call_apply_refused();
}
