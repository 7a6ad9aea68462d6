import { cx } from '../../../../platform/ui/class-names.ts';

/** The till's own line icons, on the grid and in the stroke of the platform's. */
const SHAPES = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  backspace: 'M9 6h11v12H9l-6-6zM12 9.5l5 5M17 9.5l-5 5',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  share: 'M4.5 19.5l1.2-4A8 8 0 119 18.6zM9 9.5c.5 3 2.5 5 5.5 5.5',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM17.5 17.5H20V20h-2.5z',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1',
  drawer: 'M4 12h16v7H4zM6 12V6h12v6M10 15.5h4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
  phone: 'M7 3h10v18H7zM11 18h2',
  sent: 'M4 12.5l4 4 8-9M12 15.5l1 1 7.5-9',
  kept: 'M5 12.5l5 5 9-10',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  more: 'M5 12v.1M12 12v.1M19 12v.1',
  pause: 'M8 5v14M16 5v14',
  refund: 'M9 14l-5-5 5-5M4 9h10a6 6 0 010 12h-2',
  swap: 'M4 8h14l-3.5-3.5M20 16H6l3.5 3.5',
  sun: 'M12 16a4 4 0 100-8 4 4 0 000 8zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19M19 5l-1.7 1.7M6.7 17.3L5 19',
  chart: 'M5 20V11M12 20V5M19 20v-6M3 20h18',
} as const;

export type GlyphName = keyof typeof SHAPES;

/** Always beside, or inside, something that says the same. */
export function Glyph({ name, className }: { readonly name: GlyphName; readonly className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={cx('size-5 flex-none', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
