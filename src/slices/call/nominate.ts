import { newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { type Begun, beginApplications } from './begin-applications.ts';
import { type NominationInput, nominationInput } from './contract.ts';
import { refuseNumbersIn } from './refuse-numbers.ts';

/**
 * Puts businesses forward: each gets a draft application, which the producer or the nominator completes and hands in. Made
 * for lists of thousands; all or none. A business that has an application keeps it as it is and is noted as nominated.
 * @throws as `beginApplications`.
 */
export async function nominateMany(ctx: AtEdition, tx: Tx, inputs: readonly NominationInput[]): Promise<Begun[]> {
  const now = ctx.clock.now();
  const nominations = inputs.map((input) => {
    const { items, ...given } = accept(nominationInput, input);
    refuseNumbersIn({ ...given, items });
    return {
      ...given,
      ...(items ? { items: items.map(({ id, ...item }) => ({ id: id ?? newId<'item'>(now), ...item })) } : {}),
    };
  });
  const begun = await beginApplications(ctx, tx, 'call.nominate', nominations);
  const [first] = begun;
  if (begun.length === 1 && first) await audit(ctx, tx, 'call.nominated', first.application);
  else await audit(ctx, tx, 'call.nominated', ctx.edition, { count: begun.length });
  return begun;
}

/** Puts one business forward. @throws as `beginApplications`. */
export async function nominate(ctx: AtEdition, tx: Tx, input: NominationInput): Promise<Begun> {
  const [begun] = await nominateMany(ctx, tx, [input]);
  if (!begun) throw new Error('nothing was begun');
  return begun;
}
