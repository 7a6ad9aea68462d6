import { m } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';
import { LinkButton } from './LinkButton.tsx';
import { paginationSteps } from './pagination-steps.ts';

export interface PaginationProps {
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
}

/** The numbers of the pages where there is room for them, else which of how many. */
export function Pagination({ page, pages, hrefOf }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav aria-label={m.platform_ui_pages()} className="@container print:hidden">
      <div className="flex items-center justify-between gap-2 @3xl:justify-center">
        {page > 1 && (
          <LinkButton href={hrefOf(page - 1)} rel="prev" tone="outline">
            <Icon name="previous" />
            <span className="@max-3xl:sr-only">{m.platform_ui_previous()}</span>
          </LinkButton>
        )}
        <p className="text-ink-2 text-sm @3xl:hidden">{m.platform_ui_page_of({ page, pages })}</p>
        <ol className="hidden gap-1 @3xl:flex">
          {paginationSteps(page, pages).map((step, at) => (
            <li key={step === 'gap' ? `gap ${at}` : step} className="grid size-12 place-items-center">
              {step === 'gap' ? (
                <span aria-hidden="true">…</span>
              ) : (
                <a
                  href={hrefOf(step)}
                  aria-label={m.platform_ui_page({ page: step })}
                  aria-current={step === page ? 'page' : undefined}
                  className="tabular grid size-full place-items-center rounded-s font-bold no-underline hover:bg-sunk aria-[current]:bg-ink aria-[current]:text-on-ink"
                >
                  {step}
                </a>
              )}
            </li>
          ))}
        </ol>
        {page < pages && (
          <LinkButton href={hrefOf(page + 1)} rel="next" tone="outline">
            <span className="@max-3xl:sr-only">{m.platform_ui_next()}</span>
            <Icon name="next" />
          </LinkButton>
        )}
      </div>
    </nav>
  );
}
