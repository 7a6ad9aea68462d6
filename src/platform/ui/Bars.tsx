import { cx } from './class-names.ts';

export interface Bar {
  readonly label: string;
  /** What the length shows; the greatest fills the width. */
  readonly value: number;
  /** The value as it is read: `Rp21.400.000` or `21,4 jt`. */
  readonly text: string;
  readonly href?: string | undefined;
}

export interface BarsProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** Sets the first apart in gold. */
  readonly lead?: boolean | undefined;
}

/**
 * Bars as a list: without colour, picture or script it still reads as names and numbers. Where there is no room beside
 * them, the bars go below.
 */
export function Bars({ label, bars, lead = false }: BarsProps) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <div className="@container">
      <ol
        aria-label={label}
        className="grid items-center gap-x-[1em] gap-y-[.6em] @md:grid-cols-[auto_minmax(3rem,1fr)_auto]"
      >
        {bars.map((bar, at) => (
          <li
            key={bar.label}
            className="relative grid grid-cols-[1fr_auto] items-center gap-x-[1em] gap-y-1 @md:col-span-3 @md:grid-cols-subgrid"
          >
            <span className="font-semibold leading-tight">
              {bar.href ? (
                <a
                  href={bar.href}
                  className="no-underline after:absolute after:inset-x-0 after:-inset-y-[.3em] hover:underline"
                >
                  {bar.label}
                </a>
              ) : (
                bar.label
              )}
            </span>
            <svg className="order-last col-span-2 h-[.8em] w-full @md:order-none @md:col-span-1" aria-hidden="true">
              <rect
                width={`${Math.max(1, Math.round((Math.max(0, bar.value) / most) * 1000) / 10)}%`}
                height="100%"
                rx="4"
                className={cx(lead && at === 0 ? 'fill-gold' : 'fill-river')}
              />
            </svg>
            <span className="tabular text-right font-bold">{bar.text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
