import { cx } from './class-names.ts';

/** `primary` is what one came for, `gold` the one thing that matters most on a page, `danger` what cannot be taken back. */
export type ButtonTone = 'primary' | 'gold' | 'outline' | 'quiet' | 'danger';

/** `small` is for a mouse in dense tables; under a finger it grows to 48 px all the same. */
export type ButtonSize = 'small' | 'normal' | 'large';

const TONES: Readonly<Record<ButtonTone, string>> = {
  primary: 'bg-river text-on-river hover:bg-river-ink hover:text-paper',
  gold: 'bg-gold text-on-gold hover:brightness-105',
  outline: 'border-[1.5px] border-edge text-ink hover:bg-sunk',
  quiet: 'text-river-ink hover:bg-river-soft',
  danger: 'bg-red text-on-red hover:brightness-110',
};

const SIZES: Readonly<Record<ButtonSize, string>> = {
  small: 'min-h-9 rounded-s px-3 py-1 text-sm pointer-coarse:min-h-12',
  normal: 'min-h-12 rounded-s px-5 py-2',
  large: 'min-h-14 rounded-m px-6 py-2.5 text-lg',
};

export interface ButtonLook {
  readonly tone?: ButtonTone | undefined;
  readonly size?: ButtonSize | undefined;
  /** As wide as what holds it. */
  readonly wide?: boolean | undefined;
}

export function buttonStyle({ tone = 'primary', size = 'normal', wide = false }: ButtonLook): string {
  return cx(
    'inline-flex cursor-pointer items-center justify-center gap-2 text-center font-bold leading-tight no-underline transition-colors print:hidden',
    'aria-disabled:cursor-default aria-disabled:opacity-60 disabled:cursor-default disabled:opacity-50',
    TONES[tone],
    SIZES[size],
    wide && 'w-full',
  );
}
