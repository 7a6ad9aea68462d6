import { getLocale, m } from '../i18n/index.ts';
import { LinkButton } from './LinkButton.tsx';

export interface SheetButtonsProps {
  /** The edition's. */
  readonly slug: string;
  /** Of the exports that the edition has. */
  readonly sheet: string;
  /** What it holds, where that is not the list beside which the buttons stand. */
  readonly of?: string;
}

/** Takes a whole list home, as a workbook or as text. */
export function SheetButtons({ slug, sheet, of }: SheetButtonsProps) {
  const path = `/api/v1/editions/${slug}/exports/${sheet}`;
  return (
    <span className="inline-flex flex-wrap items-center gap-3 print:hidden">
      {of !== undefined && <span className="text-ink-2 text-sm">{of}</span>}
      <LinkButton href={`${path}.xlsx?lang=${getLocale()}`} tone="outline" size="small">
        {m.platform_ui_download_xlsx()}
      </LinkButton>
      <LinkButton href={`${path}.csv?lang=${getLocale()}`} tone="outline" size="small">
        {m.platform_ui_download_csv()}
      </LinkButton>
    </span>
  );
}
