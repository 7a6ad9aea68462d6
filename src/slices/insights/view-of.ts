import { allowing, reachOf } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { View } from './get-figure-sheet.ts';

/**
 * How the caller may see the edition's figures. Its organiser decides whether they are public; whoever has a role sees
 * what the role reaches.
 * @throws `request.sign-in` or `request.forbidden` when they are not public and the caller has no role that reads them.
 */
export async function viewOf(ctx: AtEdition, tx: Tx): Promise<View> {
  const { figuresPublic } = await getEditionFacts(ctx, tx);
  const held = allowing(ctx.actor, ctx.organiser, 'figures.read');
  if (held.length === 0) return figuresPublic ? { kind: 'public' } : refuse(ctx);
  const reach = reachOf(held);
  if (reach.all) return { kind: 'everything' };
  return { kind: figuresPublic ? 'public-and-own' : 'own', reach };
}

/** The board shows the whole edition, so one that is not public is for those alone who may see everything. */
export async function mustSeeBoard(ctx: AtEdition, tx: Tx): Promise<void> {
  const { kind } = await viewOf(ctx, tx);
  if (kind === 'own') refuse(ctx);
}

function refuse({ actor }: Context): never {
  throw new DomainError(actor.kind === 'person' ? common.forbidden : common['sign-in']);
}
