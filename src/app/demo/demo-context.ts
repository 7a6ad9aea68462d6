import { newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import { demoId } from './demo-id.ts';

/** The circumstances in which the demo is made: the system acts for an organiser, at a moment of the story. */
export function demoContext(organiser: string, now: number): Context {
  return {
    actor: { kind: 'system' },
    organiser: demoId('organiser', organiser),
    clock: { now: () => now },
    locale: 'id',
    requestId: newId(),
  };
}
