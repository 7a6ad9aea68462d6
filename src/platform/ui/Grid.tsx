import type { ReactNode } from 'react';

const COLUMNS = {
  regions: 'grid-cols-2 gap-2.5 sm:grid-cols-3 lg:grid-cols-5 lg:gap-3',
  products: 'grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4',
  figures: 'grid-cols-[repeat(auto-fit,minmax(min(17.5rem,100%),1fr))] gap-x-8 gap-y-6',
  halves: 'items-start gap-5 lg:grid-cols-2',
} as const;

export interface GridProps {
  readonly of: keyof typeof COLUMNS;
  readonly children: ReactNode;
}

/** Things beside each other, as many in a row as there is room for. */
export function Grid({ of, children }: GridProps) {
  return <div className={`grid ${COLUMNS[of]}`}>{children}</div>;
}
