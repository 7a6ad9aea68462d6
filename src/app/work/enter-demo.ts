import { redirect } from 'react-router';
import { pathIn } from '../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../platform/page/page-context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { authOf, carryCookies } from '../../slices/people/auth-of-page.ts';
import { DEMO_PEOPLE } from '../demo/index.ts';
import { enterableDemo, isAskedHere } from '../demo-door.ts';
import type { Route } from './+types/enter-demo';

export const handle: PageHandle = { access: 'public' };

/** A session for one of the demo's role accounts. Elsewhere this address does not exist. */
export async function action({ request, context }: Route.ActionArgs) {
  const { services, locale } = context.get(pageRequest);
  const wanted = (await request.formData()).get('as');
  const person = DEMO_PEOPLE.find((candidate) => candidate.role === wanted);
  const { enterDemo } = authOf(context).api;
  const open = enterableDemo(services.settings) && isAskedHere(request);
  if (!open || !person || !enterDemo) throw new DomainError(common['not-found']);
  const answer = await enterDemo({ body: { email: person.email }, headers: request.headers, asResponse: true });
  return carryCookies(answer, redirect(pathIn(locale, `/kerja/${person.edition}`)));
}

export function loader() {
  throw new DomainError(common['not-found']);
}
