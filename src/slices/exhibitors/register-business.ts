import { type Id, newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept, mustBeRegion, mustManage } from '../editions/index.ts';
import { type BusinessInput, businessInput } from './contract.ts';
import { errors } from './errors.ts';
import { insertBusiness } from './store.ts';

/** Registers a business with the organiser, for this edition and those to come. @throws `exhibitors.slug-taken`, `editions.unknown-region`. */
export async function registerBusiness(ctx: Context, tx: Tx, input: BusinessInput): Promise<Id<'business'>> {
  mustManage(ctx);
  const { id = newId<'business'>(ctx.clock.now()), ...business } = accept(businessInput, input);
  await mustBeRegion(tx, business.region);
  const registered = await insertBusiness(tx, {
    organiser_id: ctx.organiser,
    id,
    slug: business.slug,
    name: business.name,
    region_code: business.region,
    story_id: business.story.id,
    story_en: business.story.en,
    whatsapp: business.whatsapp,
    made_up: business.madeUp,
  });
  if (!registered) throw new DomainError(errors['slug-taken'], { slug: business.slug });
  return id;
}
