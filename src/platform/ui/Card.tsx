import type { ReactNode } from 'react';
import { cx } from './class-names.ts';

export interface CardProps {
  readonly title?: ReactNode;
  /** Links or buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without its inner margin, for a table or a picture that goes to the edge. */
  readonly flush?: boolean | undefined;
}

export function Card({ title, actions, children, flush = false }: CardProps) {
  return (
    <section className="min-w-0 overflow-clip rounded-m border border-line bg-card">
      {(title || actions) && (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 pt-4 pb-3">
          {title && <h2 className="text-lg">{title}</h2>}
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      <div
        className={cx(!flush && 'px-5 pb-5', !flush && !title && 'pt-5', flush && 'flush', flush && !title && 'pt-2')}
      >
        {children}
      </div>
    </section>
  );
}
