/** What the figures say to pages and to the API's callers. Browser-safe. */
import { z } from 'zod';
import { typedDay } from '../../platform/forms/typed-day.ts';
import { receiptFilter } from '../till/contract.ts';
import { BASES, EXCLUSIONS, type Figure, METRICS } from './rules/figure.ts';

export type { Basis, ExclusionCode, Figure, Metric, Scope } from './rules/figure.ts';

const scope = z.object({
  edition: z.string(),
  day: typedDay.exactOptional(),
  hour: z.int().min(0).max(23).exactOptional(),
  region: z.string().exactOptional(),
  category: z.string().exactOptional(),
  method: z.string().exactOptional(),
  product: z.string().exactOptional(),
  booth: z.string().exactOptional(),
});

export const figureSchema = z.object({
  metric: z.enum(METRICS),
  scope,
  basis: z.enum(BASES),
  value: z.int().meta({ description: 'A whole number of `unit`.' }),
  unit: z.string().meta({ description: 'A currency code, and the value is in its minor units; or `count`.' }),
  count: z.int().meta({ description: 'How many receipts that stand are behind it.' }),
  exclusions: z.array(z.object({ code: z.enum(EXCLUSIONS), count: z.int().nullable() })),
  asOf: z.iso.datetime({ offset: true }),
  sources: z.string().meta({ description: 'Address path that lists the receipts behind it.' }),
});

/** How many open matters of one kind a person still has to look at. */
export const openMatter = z.object({ code: z.string(), count: z.int() });
export type OpenMatter = z.infer<typeof openMatter>;

/** What still waits for a person. */
export const matters = z.object({
  exceptions: z.array(openMatter).meta({ description: 'About events that are in the log.' }),
  quarantined: z.array(openMatter).meta({ description: 'Lines kept aside, not in the log.' }),
});
export type Matters = z.infer<typeof matters>;

export const shownEdition = z.object({
  slug: z.string(),
  name: z.string(),
  theme: z.string(),
  venue: z.string(),
  city: z.string(),
  place: z.string(),
  organiser: z.string(),
  zone: z.string(),
  dayEndsAt: z.string().meta({ description: '`HH:MM` in the zone: what is sold before it counts on the day before.' }),
  currency: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  demo: z.boolean().meta({ description: 'The sales in it are made up.' }),
});
export type ShownEdition = z.infer<typeof shownEdition>;

const bilingual = z.object({ id: z.string(), en: z.string() });

/** The names of what scopes speak of, by code or id. */
export const labels = z.object({
  regions: z.record(z.string(), z.string()),
  categories: z.record(z.string(), bilingual),
  products: z.record(
    z.string(),
    z.object({
      name: bilingual,
      region: z.string().nullable(),
      motif: z.string().meta({ description: 'Seed of its bead motif.' }),
    }),
  ),
  booths: z.record(z.string(), z.string()),
});
export type Labels = z.infer<typeof labels>;

export const logState = z.object({
  events: z.int(),
  devices: z.int(),
  fingerprint: z.string().meta({
    description:
      'SHA-256 over `gelaran-heads-v1` and, in order of the device ids, a line `DEVICE SEQ HASH` of each device’s last event; lines end with a newline.',
  }),
});
export type LogState = z.infer<typeof logState>;

/** All figures of an edition at one moment, with what is needed to read them. */
export const figureSheet = z.object({
  edition: shownEdition,
  asOf: z.iso.datetime({ offset: true }),
  labels,
  figures: z.array(figureSchema),
  matters: matters.nullable().meta({ description: 'Null for those who may not see them.' }),
  log: logState,
});
export interface FigureSheet extends Omit<z.infer<typeof figureSheet>, 'figures'> {
  readonly figures: Figure[];
}

/** Who took part, by region. */
export interface Participation {
  readonly region: string;
  readonly name: string;
  readonly boothQuota: number;
  readonly booths: number;
  readonly producerQuota: number;
  readonly producers: number;
}

export const boardSnapshot = z.object({
  edition: shownEdition,
  asOf: z.iso.datetime({ offset: true }),
  /** The day that is shown; null when it shows the whole edition, because the edition is over. */
  day: z.iso.date().nullable(),
  turnover: figureSchema,
  lastMinutes: z.int().nullable().meta({
    description: 'Turnover of the sales of the last fifteen minutes; null when the board does not show today.',
  }),
  regions: z.array(figureSchema).meta({ description: 'Turnover by region, the largest first.' }),
  bestSellers: z.array(figureSchema).meta({ description: 'Units by product, the most first.' }),
  reported: figureSchema.nullable().meta({
    description:
      'What booths without a till reported, of the whole edition: basis `reported`, beside the turnover and not in it. Null when nothing was reported, or by too few to be public.',
  }),
  labels,
});
export interface BoardSnapshot
  extends Omit<z.infer<typeof boardSnapshot>, 'turnover' | 'regions' | 'bestSellers' | 'reported'> {
  readonly turnover: Figure<'turnover'>;
  readonly regions: Figure<'turnover'>[];
  readonly bestSellers: Figure<'units'>[];
  readonly reported: Figure<'turnover'> | null;
}

/** The part of the edition whose receipts are asked for, as figures name it in the address of their sources. */
export const sourceConditions = receiptFilter.omit({ kind: true, state: true }).extend({
  basis: z.enum(['counted', 'claimed']).exactOptional(),
});
export type SourceConditions = z.infer<typeof sourceConditions>;
