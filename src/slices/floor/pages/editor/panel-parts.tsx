import type { ReactNode } from 'react';
import type { ClusterThing } from '../../drawing.ts';
import type { PlanAtWork } from '../../index.ts';

/** Asks the server for an act; whether it was done. What is refused is told. */
export type Act = (path: string, body: object) => Promise<boolean>;

export interface PanelProps {
  readonly work: Omit<PlanAtWork, 'things' | 'version'>;
  readonly draws: boolean;
  readonly act: Act;
  readonly clusters: readonly ClusterThing[];
}

export function Actions({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap gap-2">{children}</div>;
}
