import type { ComponentProps, ReactNode } from 'react';
import { type ButtonLook, buttonStyle } from '../../../../platform/ui/button-style.ts';
import { cx } from '../../../../platform/ui/class-names.ts';

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'children'> {
  readonly children: ReactNode;
}

/** A button of the house's look, without the code that a page of forms needs and a till does not. */
export function Button({ tone, size, wide, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={cx(buttonStyle({ tone, size, wide }), className)}>
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
        'grid size-12 flex-none cursor-pointer place-items-center rounded-s text-ink disabled:cursor-default disabled:opacity-40',
        className,
      )}
    >
      {children}
    </button>
  );
}
