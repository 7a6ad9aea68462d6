import { m } from '../i18n/index.ts';
import { cx } from './class-names.ts';
import { Icon } from './Icon.tsx';
import type { LinkItem } from './links.ts';

export interface BreadcrumbsProps {
  /** From the top down to the page above this one. */
  readonly above: readonly LinkItem[];
  readonly here: string;
}

/** On a phone only the page above: the heading beneath says where one is, and a trail over three lines hides what one came for. */
export function Breadcrumbs({ above, here }: BreadcrumbsProps) {
  return (
    <nav aria-label={m.platform_ui_breadcrumbs()} className="print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1 text-ink-2 text-sm">
        {above.map((link, place) => (
          <li key={link.href} className={cx('flex items-center gap-1', place < above.length - 1 && 'max-sm:hidden')}>
            <Icon name="previous" className="size-3.5 sm:hidden" />
            <a href={link.href} className="flex min-h-8 items-center underline hover:text-ink pointer-coarse:min-h-12">
              {link.label}
            </a>
            <Icon name="next" className="size-3.5 max-sm:hidden" />
          </li>
        ))}
        <li aria-current="page" className="font-semibold text-ink max-sm:hidden">
          {here}
        </li>
      </ol>
    </nav>
  );
}
