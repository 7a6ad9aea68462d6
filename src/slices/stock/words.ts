/** Names of states and movements in the reader's language. Browser-safe. */
import type { Locale } from '../../kinds/time.ts';
import { m } from '../../platform/i18n/index.ts';
import type { Tone } from '../../platform/ui/index.ts';
import type { MovementKind, NoteState } from './rules/states.ts';

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const STATE: Readonly<Record<NoteState, Word>> = {
  draft: m.stock_state_draft,
  sent: m.stock_state_sent,
  received: m.stock_state_received,
  cancelled: m.stock_state_cancelled,
};

const TONE: Readonly<Record<NoteState, Tone>> = { draft: 'plain', sent: 'gold', received: 'leaf', cancelled: 'red' };

const MOVEMENT: Readonly<Record<MovementKind, Word>> = {
  received: m.stock_kind_received,
  returned: m.stock_kind_returned,
  damaged: m.stock_kind_damaged,
  corrected: m.stock_kind_corrected,
};

export function noteStateName(state: NoteState, locale: Locale): string {
  return STATE[state]({}, { locale });
}

export function noteStateTone(state: NoteState): Tone {
  return TONE[state];
}

export function movementName(kind: MovementKind, locale: Locale): string {
  return MOVEMENT[kind]({}, { locale });
}
