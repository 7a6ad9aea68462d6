import type { Selectable } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Document } from '../../../platform/files/index.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import type { AtEdition } from '../../editions/index.ts';
import { mustReachBusiness } from '../../exhibitors/index.ts';
import { holdsPersonalNumber } from '../../exhibitors/rules/personal-number.ts';
import { errors } from '../errors.ts';
import { questionsOf } from '../get-call.ts';
import { lockApplication } from '../lock-application.ts';
import { mustTake } from '../must-take.ts';
import type { ApplicationTable } from '../tables.ts';
import { deleteAnswerFile, deleteFilesOf, upsertAnswerFile } from './store.ts';

interface Place {
  readonly application: Id<'application'>;
  /** The code of a question that asks for a file. */
  readonly question: string;
}

/** The draft, locked, whose call asks for a file there. */
async function lockPlace(ctx: AtEdition, tx: Tx, place: Place): Promise<Selectable<ApplicationTable>> {
  const call = await mustTake(ctx, tx);
  const row = await lockApplication(ctx, tx, place.application, 'call.apply');
  if (row.state !== 'draft') throw new DomainError(errors['not-a-draft'], { state: row.state });
  const asked = questionsOf(call).some(({ code, kind }) => code === place.question && kind === 'file');
  if (!asked) throw new DomainError(common['not-found']);
  return row;
}

/** A number of a person does not belong into a name either; on a phone a file is not easily called otherwise, so it is done here. */
function withoutNumbers(name: string): string {
  return holdsPersonalNumber(name) ? `file${name.slice(name.lastIndexOf('.'))}` : name;
}

/**
 * Keeps a file as the answer to a question, in the place of the one before. The draft's texts are saved by themselves, so that neither waits
 * for the other. @throws `call.not-a-draft`, `call.unknown-application`, `request.not-found` for what asks for no file, `request.forbidden`,
 * and what `mustTake` throws once the call is over.
 */
export async function keepAnswerFile(
  ctx: AtEdition,
  tx: Tx,
  { document, ...place }: Place & { readonly document: Document },
): Promise<void> {
  await lockPlace(ctx, tx, place);
  await upsertAnswerFile(tx, {
    organiser_id: ctx.organiser,
    application_id: place.application,
    question: place.question,
    name: withoutNumbers(document.name),
    kind: document.kind,
    bytes: Buffer.from(document.bytes),
    made_at: new Date(ctx.clock.now()),
  });
}

/** Takes the file of a draft away; that there is none is as good. @throws as `keepAnswerFile`. */
export async function dropAnswerFile(ctx: AtEdition, tx: Tx, place: Place): Promise<void> {
  await lockPlace(ctx, tx, place);
  await deleteAnswerFile(ctx, tx, place.application, place.question);
}

/** Forgets every file that a business handed in: part of erasing it. */
export async function forgetAnswerFiles(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  await mustReachBusiness(ctx, tx, 'businesses.erase', business);
  await deleteFilesOf(ctx, tx, business);
}
