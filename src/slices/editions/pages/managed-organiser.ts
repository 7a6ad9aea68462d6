import type { LoaderFunctionArgs } from 'react-router';
import type { Context } from '../../../platform/db/context.ts';
import { pageRequest } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { findOrganiser } from '../../people/index.ts';
import { mustManage } from '../must-manage.ts';

export interface ManagedOrganiser extends Context {
  readonly name: string;
  /** Of its profile. */
  readonly path: string;
  readonly countryPath: string;
}

/** The organiser of an address outside any edition, for whoever may set up its editions. @throws `request.not-found`, `request.forbidden`. */
export async function managedOrganiser({
  context,
  params,
}: Pick<LoaderFunctionArgs, 'context' | 'params'>): Promise<ManagedOrganiser> {
  const { services, actor, locale, requestId } = context.get(pageRequest);
  const organiser = await findOrganiser(services.runner.db, params.organiser ?? '');
  if (!organiser) throw new DomainError(common['not-found']);
  const ctx: Context = { actor, organiser: organiser.id, clock: services.clock, locale, requestId };
  mustManage(ctx);
  const home = `/kerja/baru/${organiser.slug}`;
  return { ...ctx, name: organiser.name, path: `${home}/profil`, countryPath: `${home}/negara` };
}
