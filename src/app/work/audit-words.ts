import { isId } from '../../kinds/id.ts';
import { formatCount, formatMoney } from '../../kinds/money.ts';
import { formatDay, type Locale } from '../../kinds/time.ts';
import type { AuditEntry, AuditFacts } from '../../platform/audit/audit.ts';
import { ROLES } from '../../platform/db/context.ts';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { roleName } from '../../slices/people/role-name.ts';
import { exceptionWords } from './exception-words.ts';

type Words = Readonly<Record<string, () => string>>;

const ACTS: Words = {
  'hall.create-enrolment': m.app_audit_did_create_enrolment,
  'hall.claim-enrolment': m.app_audit_did_claim_enrolment,
  'hall.revoke-device': m.app_audit_did_revoke_device,
  'call.edited': m.app_audit_did_edit_call,
  'call.moved': m.app_audit_did_move_call,
  'call.copied': m.app_audit_did_copy_call,
  'call.begun': m.app_audit_did_begin_application,
  'call.nominated': m.app_audit_did_nominate,
  'call.submitted': m.app_audit_did_submit_application,
  'call.withdrawn': m.app_audit_did_withdraw_application,
  'call.work-shared': m.app_audit_did_share_work,
  'call.conflict': m.app_audit_did_declare_conflict,
  'call.accepted': m.app_audit_did_accept,
  'call.waitlisted': m.app_audit_did_waitlist,
  'call.refused': m.app_audit_did_refuse,
  'call.undone': m.app_audit_did_undo_decision,
  'call.message-sent': m.call_did_send_message,
  'call.letter-worded': m.call_did_word_letter,
  'call.letter-reset': m.call_did_reset_letter,
  'call.promoted': m.app_audit_did_promote,
  'call.waitlist-ordered': m.app_audit_did_order_waitlist,
  'platform.mail-again': m.app_audit_did_mail_again,
  'people.invite': m.app_audit_did_invite,
  'people.accept-invitation': m.app_audit_did_accept_invitation,
  'editions.edited': m.editions_did_edited,
  'editions.state-set': m.editions_did_state_set,
  'editions.moved': m.editions_did_moved,
  'editions.series-renamed': m.editions_did_series_renamed,
  'editions.deleted': m.editions_did_deleted,
  'call.shifted': m.editions_did_call_shifted,
  'editions.organiser-profile-set': m.editions_did_organiser_profile,
  'editions.organiser-logo-set': m.editions_did_organiser_logo,
  'editions.organiser-address-set': m.editions_did_organiser_address,
  'editions.series-created': m.editions_did_series_created,
  'editions.region-added': m.editions_did_region_added,
  'editions.region-removed': m.editions_did_region_removed,
  'editions.region-renamed': m.editions_did_region_renamed,
  'people.country-set': m.editions_did_country_set,
  'editions.agency-added': m.editions_did_agency_added,
  'editions.agency-deleted': m.editions_did_agency_deleted,
  'editions.agency-edited': m.editions_did_agency_edited,
  'editions.delegation-removed': m.editions_did_delegation_removed,
  'editions.delegations-copied': m.editions_did_delegations_copied,
  'editions.deadlines-set': m.editions_did_deadlines_set,
  'call.minutes-kept': m.app_audit_did_keep_minutes,
  'exhibitors.merged': m.app_audit_did_merge_entries,
  'people.signed-in': m.people_did_sign_in,
  'people.sign-in-refused': m.people_did_sign_in_refused,
  'people.password-reset': m.people_did_password_reset,
  'people.password-changed': m.people_did_password_changed,
  'people.email-changed': m.people_did_email_changed,
  'people.factor-on': m.people_did_factor_on,
  'people.factor-off': m.people_did_factor_off,
  'people.account-erased': m.people_did_account_erased,
  'people.sessions-ended': m.people_did_sessions_ended,
  'people.role-ended': m.people_did_role_ended,
  'people.role-left': m.people_did_role_left,
  'people.role-scoped': m.people_did_role_scoped,
  'people.role-handed-over': m.people_did_role_handed_over,
  'people.revoke-invitation': m.editions_did_revoke_invitation,
  'people.resend-invitation': m.editions_did_resend_invitation,
  'exhibitors.nominated-registered': m.editions_did_nominated_registered,
  'editions.created': m.app_audit_did_create_edition,
  'editions.delegation-set': m.app_audit_did_set_delegation,
  'floor.business-placed': m.app_audit_did_place_business,
  'floor.qris-set': m.app_audit_did_set_qris,
  'floor.seller-qris-set': m.app_audit_did_set_seller_qris,
  'catalogue.listing-changed': m.app_audit_did_change_listing,
  'catalogue.category-added': m.catalogue_audit_category_added,
  'catalogue.category-renamed': m.catalogue_audit_category_renamed,
  'catalogue.category-merged': m.catalogue_audit_category_merged,
  'catalogue.words-mapped': m.catalogue_audit_words_mapped,
  'catalogue.product-added': m.catalogue_audit_added,
  'catalogue.product-edited': m.catalogue_audit_edited,
  'catalogue.photos-set': m.catalogue_audit_photos,
  'catalogue.discount-limit-set': m.app_audit_did_catalogue_discount_limit_set,
  'editions.supervisor-made': m.app_audit_did_editions_supervisor_made,
  'editions.supervisor-changed': m.app_audit_did_editions_supervisor_changed,
  'editions.supervisor-ended': m.app_audit_did_editions_supervisor_ended,
  'exhibitors.claim-identifier': m.app_audit_did_exhibitors_claim_identifier,
  'exhibitors.verify-identifier': m.app_audit_did_exhibitors_verify_identifier,
  'exhibitors.reject-identifier': m.app_audit_did_exhibitors_reject_identifier,
  'exhibitors.reopen-identifier': m.app_audit_did_exhibitors_reopen_identifier,
  'exhibitors.withdraw-identifier': m.app_audit_did_exhibitors_withdraw_identifier,
  'exhibitors.name-asked': m.app_audit_did_exhibitors_name_asked,
  'exhibitors.name-refused': m.app_audit_did_exhibitors_name_refused,
  'exhibitors.renamed': m.app_audit_did_exhibitors_renamed,
  'exhibitors.save-profile': m.app_audit_did_exhibitors_save_profile,
  'exhibitors.give-consent': m.app_audit_did_exhibitors_give_consent,
  'exhibitors.erase-contact': m.app_audit_did_exhibitors_erase_contact,
  'floor.booth-assigned': m.app_audit_did_floor_booth_assigned,
  'floor.booth-moved': m.app_audit_did_floor_booth_moved,
  'floor.booth-released': m.app_audit_did_floor_booth_released,
  'floor.booths-swapped': m.app_audit_did_floor_booths_swapped,
  'floor.business-removed': m.app_audit_did_floor_business_removed,
  'floor.plan-changed': m.app_audit_did_floor_plan_changed,
  'floor.plan-copied': m.app_audit_did_floor_plan_copied,
  'floor.qris-alarm-settled': m.app_audit_did_floor_qris_alarm_settled,
  'hall.exception-settled': m.app_audit_did_hall_exception_settled,
  'hall.exception-reopened': m.app_audit_did_hall_exception_reopened,
  'hall.lines-judged': m.app_audit_did_hall_lines_judged,
  'people.make-producer': m.app_audit_did_people_make_producer,
  'settlement.signed': m.app_audit_did_settlement_signed,
  'stock.moved': m.app_audit_did_stock_moved,
  'stock.note-written': m.app_audit_did_stock_note_written,
  'stock.note-sent': m.app_audit_did_stock_note_sent,
  'stock.note-received': m.app_audit_did_stock_note_received,
  'stock.note-cancelled': m.app_audit_did_stock_note_cancelled,
  'takings.confirmed': m.app_audit_did_takings_confirmed,
  'takings.rejected': m.app_audit_did_takings_rejected,
  'takings.day-reported': m.app_audit_did_takings_day_reported,
  'takings.gateway-set': m.app_audit_did_takings_gateway_set,
  'takings.link-made': m.app_audit_did_takings_link_made,
  'takings.link-revoked': m.app_audit_did_takings_link_revoked,
  'takings.notification-settled': m.app_audit_did_takings_notification_settled,
  'takings.unsold-charge-settled': m.app_audit_did_takings_unsold_charge_settled,
  'takings.statement-kept': m.app_audit_did_takings_statement_kept,
  'till.refund-reviewed': m.app_audit_did_till_refund_reviewed,
  'webhooks.added': m.app_audit_did_webhooks_added,
  'webhooks.changed': m.app_audit_did_webhooks_changed,
  'webhooks.removed': m.app_audit_did_webhooks_removed,
  'webhooks.replayed': m.app_audit_did_webhooks_replayed,
  'webhooks.secret-rotated': m.app_audit_did_webhooks_secret_rotated,
  'webhooks.tested': m.app_audit_did_webhooks_tested,
};

const ACTORS: Words = {
  person: m.app_audit_by_person,
  device: m.app_audit_by_device,
  system: m.app_audit_by_system,
  public: m.app_audit_by_public,
};

const FACTS: Words = {
  booth: m.app_audit_fact_booth,
  code: m.app_audit_fact_code,
  role: m.app_audit_fact_role,
  region: m.app_audit_fact_region,
  slug: m.app_audit_fact_slug,
  boothQuota: m.app_audit_fact_booth_quota,
  producerQuota: m.app_audit_fact_producer_quota,
  before: m.app_audit_fact_before,
  after: m.app_audit_fact_after,
  withdrawn: m.app_audit_fact_withdrawn,
  dynamic: m.app_audit_fact_dynamic,
  freePrice: m.app_audit_fact_free_price,
  amount: m.app_audit_fact_amount,
  kind: m.app_audit_fact_kind,
  quantity: m.app_audit_fact_quantity,
  number: m.app_audit_fact_number,
  pieces: m.app_audit_fact_pieces,
  percent: m.app_audit_fact_percent,
  outcome: m.app_audit_fact_outcome,
  day: m.app_audit_fact_day,
  lines: m.app_audit_fact_lines,
  payments: m.app_audit_fact_payments,
  count: m.app_audit_fact_count,
  pin: m.app_audit_fact_pin,
  active: m.app_audit_fact_active,
  agency: m.app_audit_fact_agency,
  blind: m.app_audit_fact_blind,
  category: m.app_audit_fact_category,
  changes: m.app_audit_fact_changes,
  channel: m.app_audit_fact_channel,
  consent: m.app_audit_fact_consent,
  credentials: m.app_audit_fact_credentials,
  criteria: m.app_audit_fact_criteria,
  expiresOn: m.app_audit_fact_expires_on,
  figuresPublic: m.app_audit_fact_figures_public,
  from: m.app_audit_fact_from,
  gateway: m.app_audit_fact_gateway,
  holder: m.app_audit_fact_holder,
  host: m.app_audit_fact_host,
  net: m.app_audit_fact_net,
  payout: m.app_audit_fact_payout,
  renewed: m.app_audit_fact_renewed,
  retired: m.app_audit_fact_retired,
  revision: m.app_audit_fact_revision,
  shown: m.app_audit_fact_shown,
  side: m.app_audit_fact_side,
  source: m.app_audit_fact_source,
  startsOn: m.app_audit_fact_starts_on,
  endsOn: m.app_audit_fact_ends_on,
  venues: m.app_audit_fact_venues,
  renamed: m.app_audit_fact_renamed,
  sandbox: m.app_audit_fact_sandbox,
  days: m.app_audit_fact_days,
  moved: m.app_audit_fact_moved_count,
  signers: m.app_audit_fact_signers,
  country: m.app_audit_fact_country,
  replaces: m.app_audit_fact_replaces,
  till: m.app_audit_fact_till,
  to: m.app_audit_fact_to,
  until: m.app_audit_fact_until,
  version: m.app_audit_fact_version,
  oneScreen: m.settlement_one_screen,
  person: m.people_fact_person,
  business: m.people_role_producer,
  way: m.people_fact_way,
  proved: m.people_fact_proved,
};

/** An act that has no words yet is told by its code: an entry is never left out. */
export function actWords(action: string): string {
  return ACTS[action]?.() ?? action;
}

export function actorWords(kind: string): string {
  return ACTORS[kind]?.() ?? kind;
}

const VALUES: Words = {
  password: m.people_way_password,
  'recovery-code': m.people_way_recovery_code,
  'kept-link': m.people_way_kept_link,
  link: m.app_audit_value_link,
  officer: m.app_audit_value_officer,
  person: m.app_audit_value_person,
  statement: m.app_audit_value_statement,
  gateway: m.app_audit_value_gateway,
  business: m.app_audit_value_business,
  committee: m.app_audit_value_committee,
  right: m.hall_outcome_right,
  mistake: m.hall_outcome_mistake,
  misuse: m.hall_outcome_misuse,
};

const MONEY = new Set(['amount', 'net', 'payout']);
const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The facts of an entry in one line, without those that are not known; ids by what they are called now, else left out. */
export function factWords(
  { action, data }: Pick<AuditEntry, 'action' | 'data'>,
  currency: string,
  names: Readonly<Record<string, string>> = {},
): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null && !(typeof value === 'string' && isId(value) && names[value] === undefined))
    .map(([key, value]) => {
      if (key === 'code' && action.startsWith('hall.exception'))
        return `${m.app_audit_fact_cause()}: ${exceptionWords(String(value)).title}`;
      const shown =
        typeof value === 'string' && names[value] !== undefined
          ? names[value]
          : MONEY.has(key) && typeof value === 'number'
            ? formatMoney(value, currency, getLocale())
            : valueWords(value, getLocale());
      return `${FACTS[key]?.() ?? key}: ${shown}`;
    })
    .join(', ');
}

function valueWords(value: AuditFacts[string], locale: Locale): string {
  if (typeof value === 'boolean') return value ? m.app_audit_yes() : m.app_audit_no();
  if (typeof value === 'number') return formatCount(value, locale);
  const text = String(value);
  if (A_DAY.test(text)) return formatDay(text, locale, false);
  const role = ROLES.find((known) => known === text);
  return role ? roleName(role) : (VALUES[text]?.() ?? text);
}
