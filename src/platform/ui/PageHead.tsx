import type { ReactNode } from 'react';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import type { LinkItem } from './links.ts';

export interface PageHeadProps {
  readonly title: string;
  /** One sentence: what this page is for. */
  readonly lead?: ReactNode;
  readonly above?: readonly LinkItem[] | undefined;
  readonly actions?: ReactNode;
}

/** The head of any page but the front page. */
export function PageHead({ title, lead, above, actions }: PageHeadProps) {
  return (
    <div className="mb-6 grid gap-1">
      {above && <Breadcrumbs above={above} here={title} />}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="grid gap-1">
          <h1 className="text-2xl">{title}</h1>
          {lead && <p className="max-w-prose text-ink-2">{lead}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
