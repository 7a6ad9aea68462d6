/** What the figures say to pages and to the API's callers. Browser-safe. */
import { z } from 'zod';
import { BASES, EXCLUSIONS, type Figure, METRICS } from './rules/figure.ts';

export { type Basis, type ExclusionCode, type Figure, type Metric, type Scope, shareOf } from './rules/figure.ts';

const scope = z.object({
  edition: z.string(),
  day: z.iso.date().exactOptional(),
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

export const editionFacts = z.object({
  slug: z.string(),
  name: z.string(),
  theme: z.string(),
  venue: z.string(),
  city: z.string(),
  organiser: z.string(),
  zone: z.string(),
  currency: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  demo: z.boolean().meta({ description: 'The sales in it are made up.' }),
});
export type EditionFacts = z.infer<typeof editionFacts>;

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
  edition: editionFacts,
  asOf: z.iso.datetime({ offset: true }),
  labels,
  figures: z.array(figureSchema),
  exceptions: z.array(openMatter),
  quarantined: z.array(openMatter),
  log: logState,
});
export interface FigureSheet extends Omit<z.infer<typeof figureSheet>, 'figures'> {
  readonly figures: readonly Figure[];
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
  edition: editionFacts,
  asOf: z.iso.datetime({ offset: true }),
  /** The day that is shown; null when it shows the whole edition, because the edition is over. */
  day: z.iso.date().nullable(),
  turnover: figureSchema,
  /** Turnover of sales made in the last fifteen minutes; null when the board does not show today. */
  lastMinutes: z.int().nullable(),
  regions: z.array(z.object({ code: z.string(), name: z.string(), amount: z.int() })),
  bestSellers: z.array(
    z.object({
      product: z.string(),
      name: bilingual,
      region: z.string().nullable(),
      motif: z.string(),
      units: z.int(),
    }),
  ),
});
export type BoardSnapshot = z.infer<typeof boardSnapshot>;

/** A receipt behind a figure, with the part of it that the figure counts. */
export const source = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(['sale', 'void']),
  soldAt: z.iso.datetime({ offset: true }),
  day: z.iso.date(),
  booth: z.string().nullable(),
  device: z.string(),
  seq: z.int(),
  total: z.int(),
  part: z.int().meta({ description: 'What it adds to the figure, in the figure’s unit; below zero for a void.' }),
});
export type Source = z.infer<typeof source>;

export const sourcePage = z.object({ items: z.array(source), next: z.string().nullable() });
export type SourcePage = z.infer<typeof sourcePage>;
