import { m } from '../i18n/index.ts';
import type { SheetFault } from './read-table.ts';

/** Why a file could not be read as a list and what to do about it, in the reader's language. */
export function faultWords(code: SheetFault['code'], data: Readonly<Record<string, number>>): string {
  const { limit = 0, line = 0 } = data;
  switch (code) {
    case 'empty':
      return m.platform_sheet_empty();
    case 'too-large':
      return m.platform_sheet_too_large({ megabytes: Math.floor(limit / 1_000_000) });
    case 'too-many-rows':
      return m.platform_sheet_too_many_rows({ limit });
    case 'too-many-columns':
      return m.platform_sheet_too_many_columns({ limit });
    case 'cell-too-long':
      return m.platform_sheet_cell_too_long({ line, limit });
    case 'open-quote':
      return m.platform_sheet_open_quote({ line });
    case 'old-xls':
      return m.platform_sheet_old_xls();
    case 'encrypted':
      return m.platform_sheet_encrypted();
    case 'not-a-list':
      return m.platform_sheet_not_a_list();
    case 'swells':
      return m.platform_sheet_swells();
    case 'damaged':
      return m.platform_sheet_damaged();
  }
}
