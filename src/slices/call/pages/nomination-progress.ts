import type { LoaderFunctionArgs } from 'react-router';
import { isId } from '../../../kinds/id.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { errors } from '../errors.ts';
import { findProgress, type ListId } from '../nominations/index.ts';

export const handle: PageHandle = { access: 'call.nominate' };

/** How far a list is taken in, for the page that waits. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const ctx = editionOf(context);
  const id = params.list;
  const found = isId(id)
    ? await servicesOf(context).runner.query(ctx, (tx) => findProgress(ctx, tx, id as ListId))
    : undefined;
  if (!found) throw new DomainError(errors['unknown-list']);
  return Response.json(found);
}
