import type { Locale } from '../../kinds/time.ts';
import { m } from '../../platform/i18n/index.ts';
import type { Booth } from './contract.ts';

const WORDS: Readonly<Record<Booth['state'], typeof m.floor_state_free>> = {
  free: m.floor_state_free,
  held: m.floor_state_held,
  assigned: m.floor_state_assigned,
  blocked: m.floor_state_blocked,
};

export function stateName(state: Booth['state'], locale: Locale): string {
  return WORDS[state]({}, { locale });
}
