/** Price labels: what is printed is kept with its price, so that a price that has changed since is found; then made a paper. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Id, newId } from '../../../kinds/id.ts';
import { formatMoney } from '../../../kinds/money.ts';
import type { Locale } from '../../../kinds/time.ts';
import { allowing, type Reach, reachOf } from '../../../platform/authz/access.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { m } from '../../../platform/i18n/index.ts';
import { framePaper } from '../../../platform/press/paper.ts';
import type { Order } from '../../../platform/press/press.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { id } from '../../editions/contract.ts';
import { type AtEdition, accept, getEditionFacts, getPaperHouse } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import { productCode } from '../rules/product-code.ts';
import { unitBeside } from '../rules/unit-beside.ts';
import { barCodeSvg } from './bar-code.ts';
import { LABEL_FORMAT_NAMES, LABEL_FORMATS, labelsOn, MOST_COPIES, MOST_LABELS } from './formats.ts';
import { findPrint, insertLines, keepPrint, selectLines, selectPrices } from './label-store.ts';

export const labelsInput = z
  .strictObject({
    format: z.enum(LABEL_FORMAT_NAMES),
    /** The first free label of the first sheet, from 1. */
    start: z.int().min(1),
    lines: z.array(z.strictObject({ product: id<'product'>(), copies: z.int().min(1).max(MOST_COPIES) })).max(1_000),
  })
  .refine(({ format, start }) => start <= labelsOn(format), { path: ['start'], message: 'not on the sheet' });
export type LabelsInput = z.input<typeof labelsInput>;

/**
 * Keeps what is to be printed, with the prices of now. The same twice is one printing. Products out of reach or off sale are left out.
 * @throws `request.forbidden`, `request.invalid`, `catalogue.no-labels`, `catalogue.too-many-labels`.
 */
export async function keepLabels(ctx: AtEdition, tx: Tx, input: LabelsInput): Promise<Id<'label-print'>> {
  const held = allowing(ctx.actor, ctx.organiser, 'products.edit');
  if (held.length === 0) throw new DomainError(common.forbidden);
  const { format, start, lines } = accept(labelsInput, input);
  const labels = lines.reduce((sum, { copies }) => sum + copies, 0);
  if (labels > MOST_LABELS) throw new DomainError(errors['too-many-labels'], { most: MOST_LABELS, asked: labels });
  const products = lines.map(({ product }) => product);
  const prices = products.length === 0 ? [] : await selectPrices(ctx, tx, reachOf(held), products);
  const priceOf = new Map(prices.map((each) => [each.id, each]));
  const kept = lines.flatMap(({ product, copies }) => {
    const found = priceOf.get(product);
    return found ? [{ product, copies, price: found.price, freePrice: found.freePrice }] : [];
  });
  if (kept.length === 0) throw new DomainError(errors['no-labels']);
  const digest = createHash('sha256').update(JSON.stringify({ format, start, kept })).digest();
  const print = await keepPrint(ctx, tx, { id: newId<'label-print'>(), digest, format, start });
  if (print.isNew) await insertLines(ctx, tx, print.id, kept);
  return print.id;
}

/** Names of how many letters are set in which size, in points; each fits in two lines of the smallest label. */
function sizeOf(letters: number): number {
  if (letters <= 24) return 10.5;
  return letters <= 48 ? 9 : 7;
}

/** The paper of a printing that was kept. @throws `request.not-found`, also where nothing of it is within reach any more. */
export async function orderLabels(
  ctx: AtEdition,
  tx: Tx,
  { print, reach, locale }: { readonly print: Id<'label-print'>; readonly reach: Reach; readonly locale: Locale },
): Promise<Order> {
  const kept = await findPrint(ctx, tx, print);
  const format = LABEL_FORMAT_NAMES.find((each) => each === kept?.format);
  const lines = kept && format ? await selectLines(ctx, tx, reach, print) : [];
  if (!kept || !format || lines.length === 0) throw new DomainError(common['not-found']);
  const edition = await getEditionFacts(ctx, tx);
  const house = await getPaperHouse(ctx, tx);
  const title = m.catalogue_labels({}, { locale });
  return {
    template: 'slices/catalogue/labels/labels.typ',
    data: {
      frame: framePaper({ title, edition, house, printedAt: ctx.clock.now() }, locale),
      format: LABEL_FORMATS[format],
      skip: kept.start - 1,
      labels: lines.flatMap((line) => {
        const name = line[`name_${locale}`];
        const code = productCode(line.id);
        const label = {
          name,
          size: sizeOf(name.length),
          maker: `${line.business_name} · ${line.region_name}`,
          // As the receipt has it, in either language.
          price: line.printed_free
            ? m.catalogue_price_at_booth({}, { locale })
            : formatMoney(line.printed_price, edition.currency),
          isNamed: line.printed_free,
          unit: unitBeside(name, line.unit) ?? '',
          code,
          bars: barCodeSvg(code),
          alt: m.catalogue_label_code({ code }, { locale }),
        };
        return Array.from({ length: line.copies }, () => label);
      }),
    },
  };
}
