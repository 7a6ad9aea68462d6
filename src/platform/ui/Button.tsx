import type { ButtonHTMLAttributes, MouseEvent } from 'react';
import { m } from '../i18n/index.ts';
import { type ButtonLook, buttonStyle } from './button-style.ts';
import { Spinner } from './Spinner.tsx';

export interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  /** The work that this button began is not done: it keeps the focus and its place, and does nothing more. */
  readonly busy?: boolean | undefined;
}

/** A native button: submits its form without script unless `type="button"` is said. */
export function Button({ tone, size, wide, busy = false, children, onClick, type = 'submit', ...rest }: ButtonProps) {
  const refuse = (event: MouseEvent<HTMLButtonElement>) => event.preventDefault();
  return (
    <button
      {...rest}
      type={type}
      className={buttonStyle({ tone, size, wide })}
      onClick={busy ? refuse : onClick}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
    >
      {busy && <Spinner />}
      {children}
      {busy && <span className="sr-only">{m.platform_ui_busy()}</span>}
    </button>
  );
}
