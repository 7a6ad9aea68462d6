import { m } from '../../../platform/i18n/index.ts';
import { cx } from '../../../platform/ui/index.ts';

/** Whether new sales appear by themselves; colour is not the only sign. */
export function LineState({ line, clock }: { readonly line: 'opening' | 'live' | 'lost'; readonly clock: string }) {
  const text = {
    opening: m.settlement_line_opening(),
    live: m.settlement_line_live({ clock }),
    lost: m.settlement_line_lost({ clock }),
  }[line];
  return (
    <span role="status" className="inline-flex items-center gap-2">
      <i
        aria-hidden="true"
        className={cx(
          'size-2.5 flex-none rounded-full',
          { live: 'bg-leaf', opening: 'border-2 border-ink-2', lost: 'bg-gold' }[line],
        )}
      />
      {text}
    </span>
  );
}
