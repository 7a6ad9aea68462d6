/** Who opens a file that was handed in: its applicant, who reads applications, and curators where names are not hidden. */
import type { Id } from '../../../kinds/id.ts';
import type { Reach } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Document } from '../../../platform/files/index.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import type { AtEdition } from '../../editions/index.ts';
import { mustReachBusiness } from '../../exhibitors/index.ts';
import { findApplicationRow, findIdOf } from '../applications-store.ts';
import { errors } from '../errors.ts';
import { getScoreSheet } from '../get-desk.ts';
import { findFileBytes, selectAskedFiles } from './store.ts';

async function read(ctx: AtEdition, tx: Tx, application: Id<'application'>, question: string): Promise<Document> {
  const asked = (await selectAskedFiles(ctx, tx, application)).some((file) => file.question === question);
  const found = asked ? await findFileBytes(ctx, tx, application, question) : undefined;
  if (!found) throw new DomainError(common['not-found']);
  return found;
}

/** @throws `call.unknown-application` beyond the reach, `request.not-found` where there is no file. */
export async function openAnswerFile(
  ctx: AtEdition,
  tx: Tx,
  { application, question }: { readonly application: Id<'application'>; readonly question: string },
  reach: Reach,
): Promise<Document> {
  if (!(await findApplicationRow(ctx, tx, application, reach))) throw new DomainError(errors['unknown-application']);
  return read(ctx, tx, application, question);
}

/** For who writes the application. @throws `request.forbidden`, `request.not-found`. */
export async function openOwnFile(
  ctx: AtEdition,
  tx: Tx,
  { business, question }: { readonly business: Id<'business'>; readonly question: string },
): Promise<Document> {
  await mustReachBusiness(ctx, tx, 'call.apply', business);
  const application = await findIdOf(ctx, tx, business);
  if (!application) throw new DomainError(common['not-found']);
  return read(ctx, tx, application, question);
}

/** For a curator who scores the application. @throws `call.not-assigned`; `request.not-found` for a file that is not for curators. */
export async function openScoredFile(
  ctx: AtEdition,
  tx: Tx,
  { application, question }: { readonly application: Id<'application'>; readonly question: string },
): Promise<Document> {
  const { sheet } = await getScoreSheet(ctx, tx, application);
  const line = sheet.answers.find((each) => each.question.code === question);
  if (!line?.file || line.sealed) throw new DomainError(common['not-found']);
  return read(ctx, tx, application, question);
}
