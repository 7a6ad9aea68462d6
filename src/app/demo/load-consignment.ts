/** The demo's goods on consignment: notes in every state, a handover that came up short, goods that broke. */
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import {
  cancelDeliveryNote,
  receiveDeliveryNote,
  recordMovement,
  sendDeliveryNote,
  writeDeliveryNote,
} from '../../slices/stock/index.ts';
import { demoId } from './demo-id.ts';
import { slugOf } from './load-edition.ts';
import type { BusinessScript, EditionScript } from './script.ts';

/** Pieces of each product that a note brings: more than the demo's tills sell. */
const PIECES = 960;
/** Every so many businesses send goods on consignment; the others bring their own. */
const EVERY = 3;

export async function loadConsignment(ctx: AtEdition, tx: Tx, script: EditionScript): Promise<void> {
  const businesses = script.regions.flatMap((region) => region.businesses);
  for (const [at, business] of businesses.entries()) {
    if (at % EVERY !== 0) continue;
    const id = demoId('business', `${script.organiser.slug} ${slugOf(business.name)}`);
    await consign(ctx, tx, id, linesOf(script, business), at / EVERY);
  }
}

function linesOf(script: EditionScript, { products }: BusinessScript) {
  return products.map(([name, , category], at) => ({
    product: demoId('product', `${script.organiser.slug} ${slugOf(name)}`) as Id<'product'>,
    batch: category === 'kuliner' ? `L-${at + 1}` : '',
    expiresOn: category === 'kuliner' ? '2023-09-30' : null,
    sent: PIECES,
  }));
}

/** The last of them are on their way, not sent yet, or taken back; all others have been handed over. */
async function consign(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
  lines: ReturnType<typeof linesOf>,
  turn: number,
): Promise<void> {
  const [first] = lines;
  if (!first) return;
  const remark = turn % 2 === 0 ? 'Satu koli, ikut truk dinas' : '';
  const note = await writeDeliveryNote(ctx, tx, { business, remark, lines });
  if (turn % 7 === 5) return;
  if (turn % 7 === 6) return cancelDeliveryNote(ctx, tx, note);
  await sendDeliveryNote(ctx, tx, { note, by: 'Petugas gudang 1' });
  if (turn % 7 === 4) return;
  const short = turn % 7 === 2 ? 3 : 0;
  await receiveDeliveryNote(ctx, tx, {
    note,
    by: 'Petugas stan 1',
    remark: short > 0 ? 'Tiga bungkus tidak ada di koli' : '',
    counted: lines.map(({ sent }, at) => ({ line: at + 1, received: at === 0 ? sent - short : sent })),
  });
  if (turn % 7 !== 3) return;
  const { product, batch } = first;
  await recordMovement(ctx, tx, { business, product, batch, kind: 'damaged', quantity: 2, reason: 'Kemasan sobek' });
}
