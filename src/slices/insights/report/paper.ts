/**
 * The closing report as the printing press takes it: only text and lengths, all decisions made. `write-report.ts` makes
 * one, `report.typ` lays it out.
 */
import type { PaperFrame } from '../../../platform/press/paper.ts';
import type { Order } from '../../../platform/press/press.ts';

export interface Cell {
  readonly text: string;
  /** Where the figure opens to its receipts. */
  readonly href?: string;
}

export interface Column {
  readonly title: string;
  /** Numbers stand at the end, their digits under each other. */
  readonly numeric: boolean;
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** A quieter line under what it speaks of: basis, as-of, where to look. */
  | { readonly kind: 'note'; readonly text: string; readonly href?: string }
  | { readonly kind: 'subtitle'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** What must not be overlooked. */
  | { readonly kind: 'warning'; readonly text: string }
  /** Nothing was recorded, said plainly. */
  | { readonly kind: 'nothing'; readonly text: string }
  | { readonly kind: 'terms'; readonly items: readonly { readonly term: string; readonly text: string }[] }
  | {
      readonly kind: 'tiles';
      readonly items: readonly {
        readonly label: string;
        readonly value: string;
        readonly basis: string;
        readonly href?: string;
      }[];
    }
  | {
      readonly kind: 'bars';
      readonly alt: string;
      /** `length` is the part 0..1 of the longest bar. */
      readonly items: readonly {
        readonly label: string;
        readonly value: string;
        readonly length: number;
        readonly href?: string;
      }[];
    }
  | {
      readonly kind: 'pillars';
      readonly alt: string;
      readonly items: readonly { readonly label: string; readonly value: string; readonly length: number }[];
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      readonly foot: readonly Cell[] | null;
    }
  /** A fingerprint to compare letter by letter. */
  | { readonly kind: 'seal'; readonly label: string; readonly value: string };

export interface Section {
  readonly title: string;
  /** Short enough to be kept on one page. */
  readonly whole: boolean;
  readonly blocks: readonly Block[];
}

export interface Paper extends PaperFrame {
  readonly theme: string;
  readonly days: string;
  readonly place: string;
  /** What the cover promises of the figures. */
  readonly promise: string;
  /** SVG drawings of the regions' motifs, for the cover. */
  readonly motifs: readonly string[];
  readonly sections: readonly Section[];
}

/** What the press prints it by. */
export function orderReport(paper: Paper): Order {
  return { template: 'slices/insights/report/report.typ', data: paper };
}
