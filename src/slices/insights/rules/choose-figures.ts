/** Finding figures in a sheet by what they speak of. */
import type { Basis, Figure, Metric, Scope } from './figure.ts';

/** By which one thing a figure is narrowed within its edition or day. */
export type Narrowing = 'none' | 'hour' | 'region' | 'category' | 'method' | 'product' | 'booth';

const NARROWINGS = ['hour', 'region', 'category', 'method', 'product', 'booth'] as const;

export function narrowingOf(scope: Scope): Narrowing {
  return NARROWINGS.find((key) => scope[key] !== undefined) ?? 'none';
}

export interface Choice<M extends Metric> {
  readonly metric: M;
  readonly by: Narrowing;
  /** A day's figures; left out, those of the whole edition. */
  readonly day?: string;
  readonly basis?: Basis;
}

function isOf<M extends Metric>(figure: Figure, metric: M): figure is Figure<M> {
  return figure.metric === metric;
}

/** In the order of the sheet. */
export function chooseFigures<M extends Metric>(figures: readonly Figure[], choice: Choice<M>): Figure<M>[] {
  const { metric, by, day, basis = 'counted' } = choice;
  return figures.filter((figure): figure is Figure<M> => {
    const { scope } = figure;
    return isOf(figure, metric) && figure.basis === basis && scope.day === day && narrowingOf(scope) === by;
  });
}

/** The figure of the whole edition or of a day. */
export function wholeFigure<M extends Metric>(
  figures: readonly Figure[],
  metric: M,
  day?: string,
): Figure<M> | undefined {
  return chooseFigures(figures, { metric, by: 'none', ...(day === undefined ? {} : { day }) })[0];
}
