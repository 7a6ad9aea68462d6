/** States, kinds and faults of mails in words. */
import { m } from '../../platform/i18n/index.ts';
import type { MailDropped } from '../../platform/mail/mail.ts';
import { faultOf, type MailFault } from '../../platform/mail/mail-fault.ts';
import type { MailState } from '../../platform/mail/mail-states.ts';
import type { Tone } from '../../platform/ui/Badge.tsx';

export const STATE_TONES: Readonly<Record<MailState, Tone>> = {
  waiting: 'plain',
  sent: 'leaf',
  failed: 'red',
  dropped: 'gold',
};

export function stateWords(state: MailState): string {
  const words: Readonly<Record<MailState, () => string>> = {
    waiting: m.app_mail_here,
    sent: m.app_mail_sent,
    failed: m.app_mail_failed,
    dropped: m.app_mail_dropped,
  };
  return words[state]();
}

export function kindWords(kind: string): string | undefined {
  const words: Readonly<Record<string, () => string>> = {
    'sign-in': m.app_mail_kind_sign_in,
    invitation: m.app_mail_kind_invitation,
    letter: m.app_mail_kind_letter,
    receipt: m.app_mail_kind_receipt,
    message: m.app_mail_kind_message,
  };
  return words[kind]?.();
}

/** What went wrong and what to do about it. */
export function failureWords(failure: string): string {
  const words: Readonly<Record<MailFault, () => string>> = {
    unreachable: m.app_mail_fault_unreachable,
    timeout: m.app_mail_fault_timeout,
    login: m.app_mail_fault_login,
    tls: m.app_mail_fault_tls,
    later: m.app_mail_fault_later,
    addressee: m.app_mail_fault_addressee,
    refused: m.app_mail_fault_refused,
    other: m.app_mail_fault_other,
  };
  return words[faultOf(failure)]();
}

export function droppedWords(why: MailDropped): string {
  const words: Readonly<Record<MailDropped, () => string>> = {
    'link-died': m.app_mail_dropped_died,
    replaced: m.app_mail_dropped_replaced,
    used: m.app_mail_dropped_used,
  };
  return words[why]();
}
