import type { ReactNode } from 'react';

export type Tone = 'plain' | 'river' | 'gold' | 'red' | 'leaf';

const TONES: Readonly<Record<Tone, string>> = {
  plain: 'bg-sunk text-ink-2',
  river: 'bg-river-soft text-river-ink',
  gold: 'bg-gold-soft text-gold-ink',
  red: 'bg-red-soft text-red-ink',
  leaf: 'bg-leaf-soft text-leaf-ink',
};

export interface BadgeProps {
  readonly tone?: Tone | undefined;
  /** The state in words: the colour only repeats it. */
  readonly children: ReactNode;
}

export function Badge({ tone = 'plain', children }: BadgeProps) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2.5 py-0.5 font-bold text-xs ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
