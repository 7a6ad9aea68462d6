import { cx } from './class-names.ts';

/** Four beads that turn. Says nothing by itself: whoever uses it says what is being waited for. */
export function Spinner({ className }: { readonly className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={cx('size-5 flex-none animate-spin', className)}
      stroke="currentColor"
      strokeWidth="6"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M12 4h0" />
      <path d="M20 12h0" opacity=".7" />
      <path d="M12 20h0" opacity=".45" />
      <path d="M4 12h0" opacity=".25" />
    </svg>
  );
}
