import type { ComponentProps, ReactNode } from 'react';
import { type ButtonLook, type ButtonTone, buttonStyle } from '../../../../platform/ui/button-style.ts';
import { cx } from '../../../../platform/ui/class-names.ts';

/** The house's tones, and `ink` for the second of two ways that weigh the same. */
type Tone = ButtonTone | 'ink';

export interface ButtonProps extends Omit<ButtonLook, 'tone'>, Omit<ComponentProps<'button'>, 'children'> {
  readonly tone?: Tone;
  readonly children: ReactNode;
}

/** A button of the house's look, without the code that a page of forms needs and a till does not. */
export function Button({ tone = 'primary', size, wide, className, children, ...rest }: ButtonProps) {
  const ink = tone === 'ink';
  const style = buttonStyle({ tone: ink ? 'quiet' : tone, size, wide });
  return (
    <button type="button" {...rest} className={cx(style, ink && 'bg-ink! text-on-ink!', className)}>
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  readonly label: string;
  readonly children: ReactNode;
}

/** 48 px square; its name is for those who cannot see the sign. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cx(
        'grid size-12 flex-none cursor-pointer place-items-center rounded-s disabled:cursor-default disabled:opacity-40',
        className,
      )}
    >
      {children}
    </button>
  );
}
