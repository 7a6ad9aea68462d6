import { type ReactNode, useId } from 'react';

/** A page to be read from top to bottom. */
export function Article({ children }: { readonly children: ReactNode }) {
  return <article className="mx-auto max-w-[42rem] pt-4">{children}</article>;
}

export interface ChapterProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function Chapter({ title, children }: ChapterProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-9 grid gap-3">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
