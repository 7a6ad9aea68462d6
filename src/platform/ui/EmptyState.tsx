import type { ReactNode } from 'react';
import { Motif } from './motif/Motif.tsx';

export interface EmptyStateProps {
  readonly title: string;
  /** Why there is nothing yet, and what to do. */
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Whose beads stand beside it. */
  readonly code?: string | undefined;
}

export function EmptyState({ title, children, actions, code = 'empty' }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-3 rounded-m border border-edge border-dashed px-6 py-10 text-center">
      <Motif code={code} beads={7} className="size-14 rounded-m" />
      <p className="font-extrabold text-lg">{title}</p>
      <div className="max-w-prose text-ink-2">{children}</div>
      {actions && <div className="mt-1 flex flex-wrap justify-center gap-3">{actions}</div>}
    </div>
  );
}
