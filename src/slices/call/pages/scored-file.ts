/** A file that answers a question, for the curator who scores the application. */
import type { LoaderFunctionArgs } from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { documentAnswer } from '../../../platform/files/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { openScoredFile } from '../index.ts';

export const handle: PageHandle = { access: 'call.score' };

export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const ctx = editionOf(context);
  const { application, question = '' } = params;
  if (!isId(application)) throw new DomainError(common['not-found']);
  const asked = { application: application as Id<'application'>, question };
  return documentAnswer(await servicesOf(context).runner.query(ctx, (tx) => openScoredFile(ctx, tx, asked)));
}
