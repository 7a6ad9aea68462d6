import { type Money, money, sum } from '../../../../kinds/money.ts';
import { cartTotal } from '../../rules/cart.ts';
import type { Paying } from '../../rules/sale.ts';
import type { ScreenState } from '../device/screens.ts';
import { useSell } from './use-sell.ts';
import { useDesk, useTill } from './use-till.ts';

export interface Payment {
  /** What of the cart is not paid yet; below zero when goods were taken out after a part was paid. */
  readonly left: Money;
  /** What is paid here and now. */
  readonly due: Money;
  /** Whether that is all that is left. */
  readonly isLast: boolean;
  /** Pays what is due: the last part sells the cart, another is noted. */
  readonly pay: (part: Paying) => void;
  /** Sells a cart whose parts add up. */
  readonly finish: () => void;
  readonly selling: boolean;
}

/** Paying all that is left, or a part of it; `next` is where one goes on after a part. */
export function usePayment(amount?: Money, next: ScreenState = { at: 'split' }): Payment {
  const { go } = useDesk();
  const { till, view } = useTill();
  const { sell, selling } = useSell();
  const left = money(cartTotal(view.cart) - sum(view.parts.map((part) => part.amount)));
  const due = money(Math.max(Math.min(amount ?? left, left), 0));
  return {
    left,
    due,
    isLast: due === left,
    selling,
    finish: () => sell(view.parts),
    pay(part) {
      if (part.amount === left) sell([...view.parts, part]);
      else {
        till.addPart(part);
        go(next);
      }
    },
  };
}
