import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import { listBooths } from '../floor/index.ts';
import type { ReceiptPage, ShiftDetail, ShiftPage } from '../till/contract.ts';
import { getShift, listReceipts, listShiftScopes, listShifts, type ShiftKey, type ShiftsAsked } from '../till/index.ts';
import type { Labels, ShownEdition } from './contract.ts';
import { shownEditionOf } from './get-figure-sheet.ts';

export interface NamedShifts {
  readonly edition: ShownEdition;
  readonly page: ShiftPage;
  /** What the list can be narrowed to. */
  readonly days: readonly string[];
  readonly booths: readonly (readonly [id: string, number: string])[];
}

/** Shifts in reach, with what a page needs to name them and to narrow them down. */
export async function listShiftsNamed(ctx: AtEdition, tx: Tx, asked: ShiftsAsked): Promise<NamedShifts> {
  return {
    edition: shownEditionOf(await getEditionFacts(ctx, tx)),
    page: await listShifts(ctx, tx, asked),
    ...(await listShiftScopes(ctx, tx, asked.reach)),
  };
}

export interface NamedShift extends ShiftDetail {
  readonly edition: ShownEdition;
  readonly booths: Labels['booths'];
  readonly receipts: ReceiptPage;
}

type ShiftAsked = ShiftKey & Pick<ShiftsAsked, 'reach' | 'after' | 'limit'>;

/** One shift with its receipts in reach. @throws `till.shift-unknown`. */
export async function getShiftNamed(ctx: AtEdition, tx: Tx, asked: ShiftAsked): Promise<NamedShift> {
  const { reach, device, shift, after, limit } = asked;
  return {
    ...(await getShift(ctx, tx, asked)),
    edition: shownEditionOf(await getEditionFacts(ctx, tx)),
    booths: Object.fromEntries((await listBooths(ctx, tx)).map((booth) => [booth.id, booth.number])),
    receipts: await listReceipts(ctx, tx, { filter: {}, of: { device, shift }, reach, after, limit }),
  };
}
