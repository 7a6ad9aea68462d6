/** A page's action, run for a form: once however often the form is sent, and where it is not taken, what was typed goes back. */
import { type ActionFunctionArgs, data as withStatus } from 'react-router';
import { newId } from '../kinds/id.ts';
import { sendOnce } from '../platform/forms/send-once.ts';
import type { Unsent } from '../platform/forms/sent-field.ts';
import { readSentForm, textsOf } from '../platform/forms/sent-form.ts';
import { type PageRequest, pageRequest } from '../platform/page/page-context.ts';

type Action = (args: ActionFunctionArgs) => unknown;

/** The page's own address, however React Router asked it. */
function addressOf(request: Request): string {
  const url = new URL(request.url);
  for (const name of ['index', '_routes']) url.searchParams.delete(name);
  return url.pathname.replace(/\.data$/, '') + url.search;
}

/** The same request as often as it is read; what the server has added to its headers stays. */
async function readAgain(request: Request): Promise<() => Request> {
  const { url, method, headers, signal } = request;
  const body = await request.arrayBuffer();
  return () => new Request(url, { method, headers, signal, body });
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
  const runWith = async (services: PageRequest['services']) => {
    args.context.set(pageRequest, { ...page, services });
    try {
      return await action({ ...args, request: request() });
    } finally {
      args.context.set(pageRequest, page);
    }
  };
  const sent = await readSentForm(form, page.actor, address);
  if (!sent) return runWith(page.services);
  return sendOnce(page.services.runner, sent, (runner) => runWith({ ...page.services, runner }));
}

/** @param tell turns an error into its status and code, or throws what is no error. */
export async function sendForm(
  action: Action,
  args: ActionFunctionArgs,
  tell: (error: unknown) => { readonly status: number; readonly told: object },
): Promise<unknown> {
  let posted: Posted | undefined;
  try {
    const request = await readAgain(args.request);
    posted = { form: await request().formData(), address: addressOf(args.request), request };
    return await run(action, args, posted);
  } catch (error) {
    const { status, told } = tell(error);
    throw withStatus(posted ? { ...told, unsent: unsentOf(posted.form, posted.address) } : told, { status });
  }
}
