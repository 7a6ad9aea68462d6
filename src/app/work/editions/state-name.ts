import { m } from '../../../platform/i18n/index.ts';
import type { Tone } from '../../../platform/ui/index.ts';
import type { EditionState } from '../../../slices/editions/contract.ts';

export function stateName(state: EditionState): string {
  return { draft: m.editions_state_draft, public: m.editions_state_public, archived: m.editions_state_archived }[
    state
  ]();
}

export function stateTone(state: EditionState): Tone {
  return ({ draft: 'gold', public: 'leaf', archived: 'plain' } as const)[state];
}
