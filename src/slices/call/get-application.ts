import type { Id } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { answersOf } from './answer-files/answers-of.ts';
import { findApplicationRow, findIdOf } from './applications-store.ts';
import type { Application } from './contract.ts';
import { errors } from './errors.ts';
import { selectItems } from './store.ts';

/** An application with its products, if it lies within the reach. @throws `call.unknown-application`. */
export async function getApplication(
  ctx: AtEdition,
  tx: Tx,
  application: Id<'application'>,
  reach: Reach,
): Promise<Application> {
  const row = await findApplicationRow(ctx, tx, application, reach);
  if (!row) throw new DomainError(errors['unknown-application']);
  const items = await selectItems(ctx, tx, [application]);
  return {
    id: row.id,
    number: row.number,
    business: { id: row.business_id, slug: row.slug, name: row.name, madeUp: row.made_up },
    region: { code: row.region_code, name: row.region_name },
    state: row.state,
    version: row.version,
    statement: row.statement,
    needs: row.needs,
    answers: await answersOf(ctx, tx, row),
    consent: row.consent_at === null ? null : { at: row.consent_at, purpose: row.consent_purpose ?? '' },
    nominated: row.nominated_by !== null,
    copied: row.copied_from !== null,
    madeAt: row.made_at,
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    reasons: { id: row.reason_id, en: row.reason_en },
    waitlistPosition: row.waitlist_position,
    items: items.map(({ application: _, ...item }) => item),
  };
}

/** The business's application for this edition, or undefined. The caller has checked that the business is the reader's. */
export async function findApplicationOf(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
): Promise<Application | undefined> {
  const id = await findIdOf(ctx, tx, business);
  return id && getApplication(ctx, tx, id, { all: true });
}
