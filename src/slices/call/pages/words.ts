/** The slice's codes in words. */
import { formatInstant } from '../../../kinds/time.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import type { Tone } from '../../../platform/ui/index.ts';
import { type ApplicationState, applicationCode, type CallState } from '../contract.ts';

export function stateName(state: ApplicationState): string {
  return {
    draft: m.call_state_draft,
    submitted: m.call_state_submitted,
    accepted: m.call_state_accepted,
    waitlisted: m.call_state_waitlisted,
    refused: m.call_state_refused,
    withdrawn: m.call_state_withdrawn,
  }[state]();
}

export const STATE_TONES: Readonly<Record<ApplicationState, Tone>> = {
  draft: 'plain',
  submitted: 'river',
  accepted: 'leaf',
  waitlisted: 'gold',
  refused: 'red',
  withdrawn: 'plain',
};

export function callStateName(state: CallState): string {
  return {
    draft: m.call_call_draft,
    open: m.call_call_open,
    closed: m.call_call_closed,
    published: m.call_call_published,
  }[state]();
}

export const CALL_TONES: Readonly<Record<CallState, Tone>> = {
  draft: 'plain',
  open: 'leaf',
  closed: 'gold',
  published: 'river',
};

export function scoringStateName(state: 'assigned' | 'begun' | 'done' | 'conflict'): string {
  return {
    assigned: m.call_scoring_assigned,
    begun: m.call_scoring_begun,
    done: m.call_scoring_done,
    conflict: m.call_scoring_conflict,
  }[state]();
}

export const SCORING_TONES = { assigned: 'plain', begun: 'gold', done: 'leaf', conflict: 'red' } as const;

export function eventName(kind: string): string {
  const words: Readonly<Record<string, () => string>> = {
    begun: m.call_event_begun,
    nominated: m.call_event_nominated,
    'begun-again': m.call_event_begun_again,
    submitted: m.call_event_submitted,
    withdrawn: m.call_event_withdrawn,
    accepted: m.call_event_accepted,
    waitlisted: m.call_event_waitlisted,
    refused: m.call_event_refused,
    undone: m.call_event_undone,
    promoted: m.call_event_promoted,
    reordered: m.call_event_reordered,
    conflict: m.call_event_conflict,
    told: m.call_event_told,
    merged: m.call_event_merged,
  };
  return words[kind]?.() ?? kind;
}

/** `87,6` in Indonesian, `87.6` in English, of tenths. */
export function formatTenths(tenths: number): string {
  return `${Math.floor(tenths / 10)}${getLocale() === 'id' ? ',' : '.'}${tenths % 10}`;
}

/** A refusal that is thrown on when it is not one of ours. */
export interface Fault {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a page's action answers instead of throwing. @throws anything else. */
export function faultOf(error: unknown): Fault {
  if (error instanceof DomainError && /^(call|exhibitors)\.|^request\.forbidden$/.test(error.code))
    return { code: error.code, data: error.data };
  throw error;
}

/** Whom somebody else has decided on, as far as it is known. */
function meanwhileWords(changed: unknown): string {
  const known = Array.isArray(changed) ? changed : [];
  if (known.length === 0) return m.call_fault_meanwhile();
  const each = known
    .slice(0, 10)
    .map(({ number, state }) => `${applicationCode(number)}: ${stateName(state)}`)
    .join('; ');
  return m.call_fault_meanwhile_who({ who: known.length > 10 ? `${each}; …` : each });
}

/** What went wrong and what to do. */
export function faultWords({ code, data }: Fault, zone: string): string {
  const when = (at: unknown) => formatInstant(Number(at), zone, getLocale());
  const words: Readonly<Record<string, () => string>> = {
    'request.forbidden': m.call_fault_forbidden,
    'call.no-call': m.call_fault_no_call,
    'call.not-open': m.call_fault_not_open,
    'call.call-over': m.call_fault_over,
    'call.wrong-step': m.call_fault_wrong_step,
    'call.rubric-fixed': m.call_fault_rubric_fixed,
    'call.not-in-play': m.call_fault_not_in_play,
    'call.scoring-over': () => m.call_fault_scoring_over({ when: when(data.scoringUntil) }),
    'call.not-assigned': m.call_fault_not_assigned,
    'call.scores-lacking': m.call_fault_scores_lacking,
    'call.results-out': m.call_fault_results_out,
    'call.reasons-missing': m.call_fault_reasons_missing,
    'call.decided-meanwhile': () => meanwhileWords(data.changed),
    'call.undecided': () => m.call_fault_undecided({ count: Number(data.count) }),
    'call.waitlist-changed': m.call_fault_waitlist_changed,
    'call.no-place-free': m.call_fault_no_place,
    'exhibitors.personal-number': m.call_apply_personal_number,
    'exhibitors.quota-full': () => m.call_fault_quota_full({ quota: Number(data.quota) }),
    'exhibitors.holds-a-booth': m.call_fault_holds_booth,
  };
  return words[code]?.() ?? m.call_fault_other({ code });
}
