import type { Id } from '../../../../kinds/id.ts';
import type { Money } from '../../../../kinds/money.ts';
import type { PaymentMethod } from '../../contract.ts';
import type { SellRefusal } from './till.ts';

/** What can be said about a line of the cart. */
export type LinePart = 'quantity' | 'price' | 'discount' | 'note';

/** What is on the screen. Selling is home; all else is a step away from it and back. */
export type ScreenState =
  | { readonly at: 'sell' }
  | { readonly at: 'cart' }
  | { readonly at: 'line'; readonly product: Id<'product'>; readonly part: LinePart; readonly from: 'sell' | 'cart' }
  | { readonly at: 'discount' }
  | { readonly at: 'held' }
  /** The amount is a part of the cart; without one it is what is left to pay. */
  | { readonly at: 'cash'; readonly amount?: Money }
  /** `of`: one of the businesses whose goods are paid to its own code, where those of several are in the cart. */
  | { readonly at: 'qris'; readonly amount?: Money; readonly of?: Id<'business'> }
  | { readonly at: 'other'; readonly method: Extract<PaymentMethod, 'card' | 'transfer'>; readonly amount?: Money }
  | { readonly at: 'split' }
  /** `confirmed`: a gateway has said that all that was not paid in cash is there. */
  | { readonly at: 'sold'; readonly sale: Id<'event'>; readonly confirmed?: true }
  | { readonly at: 'not-sold'; readonly reason: SellRefusal }
  | { readonly at: 'menu' }
  | { readonly at: 'sales' }
  /** `fresh`: a refund that was made just now. */
  | { readonly at: 'receipt'; readonly seq: number; readonly fresh?: true }
  | { readonly at: 'refund'; readonly seq: number }
  /** A receipt of another phone: to be found, then paid back. */
  | { readonly at: 'other-receipt' }
  | { readonly at: 'move-cash' }
  | { readonly at: 'hand-over' }
  | { readonly at: 'close-shift' }
  | { readonly at: 'recap' }
  | { readonly at: 'device' }
  | { readonly at: 'sign-out' };

/** Where one pays in a way: all that is left, or a part of it. */
export function payScreen(way: PaymentMethod, part: { readonly amount?: Money } = {}): ScreenState {
  return way === 'card' || way === 'transfer' ? { at: 'other', method: way, ...part } : { at: way, ...part };
}

export const HOME: ScreenState = { at: 'sell' };

/** Where the back button leads. */
export function before(screen: ScreenState): ScreenState {
  switch (screen.at) {
    case 'receipt':
      return screen.fresh ? HOME : { at: 'sales' };
    case 'refund':
      return { at: 'receipt', seq: screen.seq };
    case 'line':
      return { at: screen.from };
    case 'sign-out':
      return { at: 'device' };
    case 'discount':
      return { at: 'cart' };
    case 'qris':
      if (screen.of !== undefined) return { at: 'qris' };
      return screen.amount === undefined ? HOME : { at: 'split' };
    case 'cash':
    case 'other':
      return screen.amount === undefined && screen.at !== 'other' ? HOME : { at: 'split' };
    case 'sales':
    case 'other-receipt':
    case 'move-cash':
    case 'hand-over':
    case 'close-shift':
      return { at: 'menu' };
    default:
      return HOME;
  }
}
