/** The file that answers a question: kept when the form's script sends it, and opened by who applies. */
import { documentAnswer } from '../../platform/files/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { openOwnFile } from '../../slices/call/index.ts';
import type { Route } from './+types/own-file';
import { keepOwnFile } from './keep-own-file.ts';
import { asNotFound, businessIn } from './load-applying.ts';

export const handle: PageHandle = { access: 'call.apply', files: true };

export async function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const ctx = editionOf(context);
  const asked = { business: businessIn(params), question: params.question };
  return documentAnswer(
    await servicesOf(context)
      .runner.query(ctx, (tx) => openOwnFile(ctx, tx, asked))
      .catch(asNotFound),
  );
}

/** The field of `DocumentField`'s script. */
const DOCUMENT_FILE = 'document_file';

export async function action({ request, params, context }: Route.ActionArgs): Promise<Response> {
  const ctx = editionOf(context);
  const file = (await request.formData()).get(DOCUMENT_FILE);
  try {
    const sent = {
      business: businessIn(params),
      question: params.question,
      file: file instanceof File ? file : undefined,
    };
    return Response.json(await keepOwnFile(servicesOf(context), ctx, sent));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Response.json({ code: error.code }, { status: error.declared.status });
  }
}
