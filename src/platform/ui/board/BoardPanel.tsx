import { type ReactNode, useId } from 'react';

export interface BoardPanelProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function BoardPanel({ title, children }: BoardPanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex min-h-0 flex-col overflow-hidden rounded-[1.2em] border border-line bg-card p-[1.3em]"
    >
      <h2 id={id} className="mb-[.8em] text-[1.15em]">
        {title}
      </h2>
      <div className="min-h-0 flex-1">{children}</div>
    </section>
  );
}
