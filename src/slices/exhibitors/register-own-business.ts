import type { Id } from '../../kinds/id.ts';
import { newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { accept, mustBeRegion } from '../editions/index.ts';
import { type OwnBusinessInput, ownBusinessInput } from './contract.ts';
import { refusePersonalNumbers } from './refuse-personal-numbers.ts';
import { slugOfName } from './rules/slug-of-name.ts';
import { insertBusiness } from './store.ts';

/** Attempts at a free address before an id's end is put behind the name. */
const ATTEMPTS = 5;

/**
 * A producer who applies brings a business along: its address is made of its name. Whoever calls has made sure that the
 * call is open. @throws `request.invalid`, `exhibitors.personal-number`, `editions.unknown-region`.
 */
export async function registerOwnBusiness(ctx: Context, tx: Tx, input: OwnBusinessInput): Promise<Id<'business'>> {
  const { name, region } = accept(ownBusinessInput, input);
  refusePersonalNumbers({ name });
  await mustBeRegion(tx, region);
  const id = newId<'business'>();
  const plain = slugOfName(name);
  for (let attempt = 1; attempt <= ATTEMPTS + 1; attempt++) {
    const slug = attempt === 1 ? plain : `${plain}-${attempt <= ATTEMPTS ? attempt : id.slice(-8)}`;
    const row = {
      organiser_id: ctx.organiser,
      id,
      slug,
      name,
      region_code: region,
      story_id: '',
      story_en: '',
      whatsapp: null,
      made_up: false,
    };
    if (await insertBusiness(tx, row)) return id;
  }
  throw new DomainError(common.unavailable);
}
