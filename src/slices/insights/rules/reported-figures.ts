/**
 * What booths reported themselves, as figures: basis `reported`, beside what was counted and never inside it. A booth whose tills
 * counted sales on the same day is left out of every sum here, and said to be: nobody can add the two by mistake.
 */
import { type Exclusion, type Figure, figure, type Scope, sourcesOf } from './figure.ts';

export interface Report {
  readonly booth: string;
  readonly region: string | null;
  readonly day: string;
  readonly amount: number;
}

export interface ReportsSaid {
  readonly edition: string;
  readonly currency: string;
  readonly asOf: string;
  readonly reports: readonly Report[];
  /** `BOOTH DAY` of every booth's day on which a till sold. */
  readonly counted: ReadonlySet<string>;
}

export function boothDay(booth: string, day: string): string {
  return `${booth} ${day}`;
}

/** Whole edition, days, regions, booths; none where nothing was reported. */
export function reportedFigures(said: ReportsSaid): Figure<'turnover'>[] {
  const alone = said.reports.filter(({ booth, day }) => !said.counted.has(boothDay(booth, day)));
  const both = said.reports.length - alone.length;
  const exclusions: Exclusion[] = [
    { code: 'also-counted', count: both },
    { code: 'not-reported', count: null },
    { code: 'organiser-income', count: null },
    { code: 'agreements', count: null },
  ];
  const tell = (narrowed: Omit<Scope, 'edition'>, reports: readonly Report[]): Figure<'turnover'> => {
    const scope = { edition: said.edition, ...narrowed };
    return figure({
      metric: 'turnover',
      scope,
      basis: 'reported',
      value: reports.reduce((sum, { amount }) => sum + amount, 0),
      unit: said.currency,
      count: reports.length,
      exclusions,
      asOf: said.asOf,
      sources: sourcesOf('turnover', scope, 'reported'),
    });
  };
  if (said.reports.length === 0) return [];
  const by = (keyOf: (report: Report) => string | null, scopeOf: (key: string) => Omit<Scope, 'edition'>) =>
    [...Map.groupBy(alone, keyOf)]
      .flatMap(([key, reports]) => (key === null ? [] : [[key, reports] as const]))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, reports]) => tell(scopeOf(key), reports));
  return [
    tell({}, alone),
    ...by(
      ({ day }) => day,
      (day) => ({ day }),
    ),
    ...by(
      ({ region }) => region,
      (region) => ({ region }),
    ),
    ...by(
      ({ booth }) => booth,
      (booth) => ({ booth }),
    ),
  ];
}

/** So many booths must stand behind a reported sum that everybody may see: fewer would tell what one business took. */
export const LEAST_REPORTING = 3;

/** Of the reported figures, what may be public: the whole edition's sum, when enough booths stand behind it. */
export function publicReported(figures: readonly Figure[], reports: readonly Report[]): Figure[] {
  const booths = new Set(reports.map(({ booth }) => booth));
  if (booths.size < LEAST_REPORTING) return [];
  return figures.filter(({ basis, scope }) => basis === 'reported' && Object.keys(scope).length === 1);
}
