import { type ReactNode, useEffect, useRef } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { cx } from '../../../../platform/ui/class-names.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { IconButton } from './Button.tsx';

export interface ScreenProps {
  readonly title: string;
  /** Nothing to go back to: no button. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
  /** Stays at the bottom, under the thumb. */
  readonly footer?: ReactNode;
  readonly className?: string | undefined;
}

/** A screen beside selling: its title, what can scroll, and what one can do at the bottom. */
export function Screen({ title, onBack, children, footer, className }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="flex min-h-0 flex-1 flex-col print:hidden" aria-label={title}>
      <header className="flex min-h-14 items-center gap-1 border-line border-b bg-card px-1">
        {onBack ? (
          <IconButton label={m.till_back()} onClick={onBack}>
            <Icon name="previous" />
          </IconButton>
        ) : (
          <span className="w-3" />
        )}
        <h1 ref={heading} tabIndex={-1} className="min-w-0 truncate text-lg outline-none">
          {title}
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div className={cx('mx-auto grid w-full max-w-lg content-start gap-4 p-4', className)}>{children}</div>
      </div>
      {footer && (
        <footer className="border-line border-t bg-card">
          <div className="mx-auto grid w-full max-w-lg gap-2 p-3">{footer}</div>
        </footer>
      )}
    </section>
  );
}
