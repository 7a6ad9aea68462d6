/** A page's action, run for a form: once however often the form is sent, and where it is not taken, what was typed goes back. */
import { type ActionFunctionArgs, data as withStatus } from 'react-router';
import { newId } from '../kinds/id.ts';
import { sendOnce } from '../platform/forms/send-once.ts';
import { SENT, type Unsent } from '../platform/forms/sent-field.ts';
import { readSentForm } from '../platform/forms/sent-form.ts';
import { textsOf } from '../platform/forms/texts-of.ts';
import { type PageRequest, pageRequest } from '../platform/page/page-context.ts';

type Action = (args: ActionFunctionArgs) => unknown;

/** The page's own address, however React Router asked it. */
function addressOf(request: Request): string {
  const url = new URL(request.url);
  for (const name of ['index', '_routes']) url.searchParams.delete(name);
  return url.pathname.replace(/\.data$/, '') + url.search;
}

/** The request as its action reads it, as often as it is run: without the key, which no form's schema knows. */
function withoutKey({ url, method, headers, signal }: Request, form: FormData): () => Request {
  const body = new FormData();
  for (const [name, value] of form) if (name !== SENT) body.append(name, value);
  const carrying = headers.get('content-type')?.startsWith('multipart/') ?? false;
  const rest = new Headers(headers);
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) rest.delete(name);
  const texts = [...body].map(([name, value]) => [name, String(value)] as [string, string]);
  return () => new Request(url, { method, headers: rest, signal, body: carrying ? body : new URLSearchParams(texts) });
}

function unsentOf(form: FormData, address: string): Unsent {
  const files = [...form.values()].some((value) => typeof value !== 'string' && value.size > 0);
  return { key: newId(), action: address, texts: textsOf(form), files };
}

interface Posted {
  readonly form: FormData;
  readonly address: string;
  readonly request: () => Request;
}

async function run(action: Action, args: ActionFunctionArgs, { form, address, request }: Posted): Promise<unknown> {
  const page = args.context.get(pageRequest);
  if (page.refusal) throw page.refusal;
  const runWith = async (services: PageRequest['services'], takeForm?: () => Promise<void>) => {
    args.context.set(pageRequest, { ...page, services, takeForm });
    try {
      return await action({ ...args, request: request() });
    } finally {
      args.context.set(pageRequest, page);
    }
  };
  const sent = await readSentForm(form, page.actor, address);
  if (!sent) return runWith(page.services);
  return sendOnce(page.services.runner, sent, ({ runner, take }) => runWith({ ...page.services, runner }, take));
}

/** @param tell turns an error into its status and code, or throws what is no error. */
export async function sendForm(
  action: Action,
  args: ActionFunctionArgs,
  tell: (error: unknown) => { readonly status: number; readonly told: object },
): Promise<unknown> {
  let posted: Posted | undefined;
  try {
    const form = await args.request.formData();
    posted = { form, address: addressOf(args.request), request: withoutKey(args.request, form) };
    return await run(action, args, posted);
  } catch (error) {
    const { status, told } = tell(error);
    throw withStatus(posted ? { ...told, unsent: unsentOf(posted.form, posted.address) } : told, { status });
  }
}
