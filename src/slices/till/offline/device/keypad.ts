import { MAX_AMOUNT, type Money, money } from '../../../../kinds/money.ts';

export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '000', '0', 'back'] as const;
export type Key = (typeof KEYS)[number];

/** The amount after a key; null while nothing has been typed. A key that would make it too large does nothing. */
export function pressKey(typed: Money | null, key: Key): Money | null {
  if (key === 'back') return typed === null || typed < 10 ? null : money(Math.trunc(typed / 10));
  const next = Number(`${typed ?? ''}${key}`);
  return next > MAX_AMOUNT ? typed : money(next);
}

/** The key that a keyboard's key stands for. */
export function keyOf(event: { readonly key: string }): Key | null {
  if (event.key === 'Backspace') return 'back';
  return KEYS.find((key) => key.length === 1 && key === event.key) ?? null;
}
