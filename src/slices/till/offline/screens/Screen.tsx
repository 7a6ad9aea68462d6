import { type ReactNode, useEffect, useRef } from 'react';
import { m } from '../../../../platform/i18n/index.ts';
import { cx } from '../../../../platform/ui/class-names.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { IconButton } from '../parts/Button.tsx';
import { MenuButton } from './MenuButton.tsx';
import { NetPill } from './NetPill.tsx';

export interface ScreenProps {
  readonly title: string;
  /** Without it there is nothing to go back to, and the menu stands there instead. */
  readonly onBack?: (() => void) | undefined;
  readonly children: ReactNode;
  /** Stays at the bottom, under the thumb. */
  readonly footer?: ReactNode;
  /** A list from edge to edge rather than parts with room between them. */
  readonly flush?: boolean;
}

/** A screen beside selling: its title, what can scroll, and what one can do at the bottom. */
export function Screen({ title, onBack, children, footer, flush = false }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <header className="deep flex min-h-14 flex-none flex-wrap items-center short:min-h-12">
        {onBack ? (
          <IconButton label={m.till_back()} onClick={onBack}>
            <Icon name="previous" />
          </IconButton>
        ) : (
          <span className="w-4" />
        )}
        <h1
          ref={heading}
          tabIndex={-1}
          className="wrap-anywhere min-w-[45%] flex-1 py-1 pr-2 text-lg leading-tight outline-none"
        >
          {title}
        </h1>
        <NetPill />
        {onBack ? <span className="w-3" /> : <MenuButton />}
      </header>
      <section
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever steers by keyboard scrolls here, also where nothing in it can be pressed
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-4"
      >
        <div className={cx('mx-auto grid w-full max-w-lg grid-cols-1 content-start', !flush && 'gap-3.5 p-4')}>
          {children}
        </div>
      </section>
      {footer && (
        <footer className="flex-none border-line border-t bg-card">
          <div className="mx-auto grid w-full max-w-lg grid-cols-1 gap-2 p-3">{footer}</div>
        </footer>
      )}
    </main>
  );
}
