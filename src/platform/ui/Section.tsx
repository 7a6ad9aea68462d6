import { type ReactNode, useId } from 'react';
import type { LinkItem } from './links.ts';

export interface SectionProps {
  readonly title: string;
  /** Where all of it is. */
  readonly more?: LinkItem | undefined;
  readonly children: ReactNode;
}

/** A part of a public page under its heading. */
export function Section({ title, more, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-10 sm:mt-14">
      <header className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        {more && (
          <a
            href={more.href}
            className="flex min-h-12 items-center font-bold text-river text-sm no-underline hover:underline"
          >
            {more.label}
          </a>
        )}
      </header>
      {children}
    </section>
  );
}
