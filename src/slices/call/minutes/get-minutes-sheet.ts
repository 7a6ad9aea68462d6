import type { Tx } from '../../../platform/db/database.ts';
import { type AtEdition, getEdition } from '../../editions/index.ts';
import { getPanel, type Panel } from '../get-panel.ts';
import { reachFor } from '../must-reach.ts';
import type { Minutes } from './contract.ts';
import { findMinutes } from './keep-minutes.ts';

/** All that the papers of a decision say. */
export interface MinutesSheet {
  readonly minutes: Minutes;
  readonly panel: Pick<Panel, 'call' | 'quotas' | 'ranking'>;
  readonly edition: {
    readonly slug: string;
    readonly name: string;
    readonly organiser: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly zone: string;
    readonly place: string;
    readonly demo: boolean;
  };
  readonly asOf: number;
}

/** @throws `call.no-call`, `request.forbidden`. */
export async function getMinutesSheet(ctx: AtEdition, tx: Tx): Promise<MinutesSheet> {
  reachFor(ctx, 'call.panel');
  const { call, quotas, ranking } = await getPanel(ctx, tx, { limit: Number.MAX_SAFE_INTEGER });
  const edition = await getEdition(ctx, tx);
  return {
    minutes: await findMinutes(ctx, tx),
    panel: { call, quotas, ranking },
    edition: {
      slug: edition.slug,
      name: edition.name,
      organiser: edition.organiser.name,
      startsOn: edition.startsOn,
      endsOn: edition.endsOn,
      zone: edition.zone,
      place: edition.place,
      demo: edition.demo,
    },
    asOf: ctx.clock.now(),
  };
}
