import type { Tx } from '../../../platform/db/database.ts';
import { movePhotos } from '../../../platform/files/index.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { mergeApplications } from '../../../slices/call/index.ts';
import type { AtEdition } from '../../../slices/editions/index.ts';
import { errors, type MergeInput, mergeBusiness } from '../../../slices/exhibitors/index.ts';
import { moveSpeakers } from '../../../slices/people/index.ts';

/**
 * Two entries of one business become one: applications, photographs, permits, people and invitations follow to the one that
 * is kept. Whoever took part, or has products in the catalogue, is the one to keep. All of it or nothing. @throws as `mergeBusiness`.
 */
export async function mergeDoubles(ctx: AtEdition, tx: Tx, input: MergeInput): Promise<void> {
  const { keep, drop } = input;
  await mergeBusiness(ctx, tx, input);
  const product = await tx
    .selectFrom('catalogue.product')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', drop)
    .limit(1)
    .executeTakeFirst();
  if (product) throw new DomainError(errors['keep-the-other']);
  await mergeApplications(ctx, tx, { keep, drop });
  await movePhotos(ctx, tx, { from: drop, to: keep });
  await moveSpeakers(ctx, tx, { from: drop, to: keep });
}
