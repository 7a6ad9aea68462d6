import type { AnchorHTMLAttributes } from 'react';
import { type ButtonLook, buttonStyle } from './button-style.ts';

export interface LinkButtonProps
  extends ButtonLook,
    Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'> {
  readonly href: string;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ tone, size, wide, ...rest }: LinkButtonProps) {
  return <a {...rest} className={buttonStyle({ tone, size, wide })} />;
}
