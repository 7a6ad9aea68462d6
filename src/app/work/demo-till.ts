import { redirect } from 'react-router';
import type { Context } from '../../platform/db/context.ts';
import { type PageHandle, pageRequest } from '../../platform/page/page-context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { createEnrolment, enrolmentLink } from '../../slices/hall/index.ts';
import { DEMO_PEOPLE } from '../demo/index.ts';
import { enterableDemo } from '../demo-door.ts';
import type { Route } from './+types/demo-till';

export const handle: PageHandle = { access: 'signed-in' };

/** Lets the demo's cashier make this very browser a till of their booth, without an officer beside them. */
export async function action({ context }: Route.ActionArgs) {
  const { services, actor, locale, requestId } = context.get(pageRequest);
  const cashier = DEMO_PEOPLE.find(
    (person) => actor.kind === 'person' && person.user === actor.user && person.role === 'cashier',
  );
  const booth = cashier?.booth;
  if (!enterableDemo(services.settings) || !cashier || !booth) throw new DomainError(common['not-found']);
  const tenant = await services.findTenant(cashier.edition);
  if (!tenant) throw new DomainError(common['not-found']);
  const ctx: Context = {
    actor: { kind: 'system' },
    organiser: tenant.organiser,
    clock: services.clock,
    locale,
    requestId,
  };
  const made = await services.runner.command(ctx, (tx) =>
    createEnrolment({ ...ctx, edition: tenant.edition }, tx, { booth, label: cashier.name }),
  );
  return redirect(enrolmentLink('', made.code));
}

export function loader() {
  throw new DomainError(common['not-found']);
}
