import { m } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';
import type { LinkItem } from './links.ts';

export interface BreadcrumbsProps {
  /** From the top down to the page above this one. */
  readonly above: readonly LinkItem[];
  readonly here: string;
}

export function Breadcrumbs({ above, here }: BreadcrumbsProps) {
  return (
    <nav aria-label={m.platform_ui_breadcrumbs()} className="print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1 text-ink-2 text-sm">
        {above.map((link) => (
          <li key={link.href} className="flex items-center gap-1">
            <a href={link.href} className="flex min-h-8 items-center underline hover:text-ink pointer-coarse:min-h-12">
              {link.label}
            </a>
            <Icon name="next" className="size-3.5" />
          </li>
        ))}
        <li aria-current="page" className="font-semibold text-ink">
          {here}
        </li>
      </ol>
    </nav>
  );
}
