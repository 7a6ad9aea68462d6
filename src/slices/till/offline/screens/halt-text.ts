import { m } from '../../../../platform/i18n/index.ts';
import type { HaltReason } from '../../../hall/rules/take-reply.ts';

/** Why this phone must not sell, and what to do. */
export function haltText(reason: HaltReason): { readonly title: string; readonly what: string } {
  switch (reason) {
    case 'revoked':
      return { title: m.till_halt_revoked(), what: m.till_halt_revoked_how() };
    case 'memory-lost':
      return { title: m.till_halt_memory(), what: m.till_halt_memory_how() };
    case 'forked':
      return { title: m.till_halt_forked(), what: m.till_halt_forked_how() };
  }
}
