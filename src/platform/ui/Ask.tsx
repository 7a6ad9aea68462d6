import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

export interface AskProps {
  /** What it is about: a press unfolds the question, and changes nothing yet. */
  readonly label: string;
  /** What will happen, and the button that does it. */
  readonly children: ReactNode;
}

/** Asks before something that costs dear, also without script: `ConfirmDialog` needs some. */
export function Ask({ label, children }: AskProps) {
  return (
    <details className="group rounded-s border border-line bg-card">
      <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-3 px-3.5 text-sm [&::-webkit-details-marker]:hidden">
        {label}
        <Icon name="down" className="size-4 text-ink-2 group-open:rotate-180" />
      </summary>
      <div className="px-3.5 pb-3.5">{children}</div>
    </details>
  );
}
