import type { LinkItem } from './links.ts';

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly (LinkItem & { readonly count?: string | undefined })[];
}

/** Views of one thing. Each is a link with its own address, so that it can be shared and gone back to. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className="scroll-row gap-1 border-line border-b">
      {tabs.map((tab) => (
        <a
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? 'page' : undefined}
          className="-mb-px flex min-h-12 flex-none items-center gap-2 border-transparent border-b-[3px] px-3 font-semibold text-ink-2 no-underline not-aria-[current]:print:hidden -outline-offset-3 hover:text-ink aria-[current]:border-river aria-[current]:text-ink"
        >
          {tab.label}
          {tab.count !== undefined && <span className="tabular rounded-full bg-sunk px-2 text-xs">{tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}
