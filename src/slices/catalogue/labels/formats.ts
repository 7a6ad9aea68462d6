/** Sheets of labels as shops sell them, and the roll of a small printer. Millimetres. Browser-safe. */
export const LABEL_FORMATS = {
  /** 70 x 37: `24 label`, edge to edge. */
  'a4-24': { page: [210, 297], label: [70, 37], across: 3, down: 8, margin: [0, 0.5], step: [70, 37] },
  /** 63.5 x 38.1: `21 label`. */
  'a4-21': { page: [210, 297], label: [63.5, 38.1], across: 3, down: 7, margin: [7.2, 15.15], step: [66.04, 38.1] },
  /** 99.1 x 38.1: `14 label`. */
  'a4-14': { page: [210, 297], label: [99.1, 38.1], across: 2, down: 7, margin: [4.65, 15.15], step: [101.6, 38.1] },
  /** A strip of 58 mm, of which 48 are printed. */
  'strip-58': { page: [58, 45], label: [48, 41], across: 1, down: 1, margin: [5, 2], step: [48, 41] },
} as const;

export type LabelFormat = keyof typeof LABEL_FORMATS;

export const LABEL_FORMAT_NAMES = ['a4-24', 'a4-21', 'a4-14', 'strip-58'] as const satisfies readonly LabelFormat[];

/** How many labels a sheet has. */
export function labelsOn(format: LabelFormat): number {
  const { across, down } = LABEL_FORMATS[format];
  return across * down;
}

/** The most labels of one product, and of one printing. */
export const MOST_COPIES = 500;
export const MOST_LABELS = 3_000;
