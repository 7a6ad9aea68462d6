import type { Id } from '../../kinds/id.ts';
import type { AuditFacts } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { insertEvents } from './store.ts';

/** What can happen to an application; the words are in the slice's messages. */
export const EVENT_KINDS = [
  'begun',
  'nominated',
  'begun-again',
  'submitted',
  'withdrawn',
  'accepted',
  'waitlisted',
  'refused',
  'undone',
  'promoted',
  'reordered',
  'conflict',
  'told',
  'merged',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Writes into the histories of applications, which are locked; the same of all, or of each its own. */
export async function remember(
  ctx: AtEdition,
  tx: Tx,
  applications: readonly Id<'application'>[],
  kind: EventKind,
  data: AuditFacts | ReadonlyMap<Id<'application'>, object> = {},
): Promise<void> {
  await insertEvents(
    tx,
    applications.map((application) => ({
      organiser_id: ctx.organiser,
      application_id: application,
      at: new Date(ctx.clock.now()),
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.kind === 'person' ? ctx.actor.user : null,
      kind,
      data: data instanceof Map ? (data.get(application) ?? {}) : data,
    })),
  );
}
