import { type ReactNode, useId } from 'react';
import { cx } from '../class-names.ts';

export interface StatTileProps {
  /** With its basis: "Omzet hari ini, dihitung dari 1.284 struk". */
  readonly label: string;
  readonly value: ReactNode;
  /** What has changed lately. */
  readonly note?: ReactNode;
  /** The one number the board is for. */
  readonly lead?: boolean | undefined;
}

export function StatTile({ label, value, note, lead = false }: StatTileProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx(
        'rounded-[1.2em] p-[1.3em]',
        lead ? 'deep bg-linear-150 from-card to-paper' : 'border border-line bg-card',
      )}
    >
      <h2 id={id} className={cx('font-semibold tracking-normal', lead ? 'text-ink-3 text-[1.05em]' : 'text-ink-2')}>
        {label}
      </h2>
      <p
        className={cx(
          'wrap-anywhere font-extrabold tracking-[-0.01em] sm:whitespace-nowrap',
          lead
            ? 'text-[clamp(1.5rem,9vw,2.4rem)] sm:text-[clamp(2.4rem,4.9vw,12rem)] leading-tight'
            : 'text-[2em] leading-tight',
        )}
      >
        {value}
      </p>
      {note && <p className="font-bold text-gold-ink">{note}</p>}
    </section>
  );
}
