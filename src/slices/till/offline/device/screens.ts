import type { Id } from '../../../../kinds/id.ts';
import type { SellRefusal } from './till.ts';

/** What is on the screen. Selling is home; all else is a step away from it and back. */
export type ScreenState =
  | { readonly at: 'sell' }
  | { readonly at: 'cart' }
  | { readonly at: 'quantity'; readonly product: Id<'product'> }
  | { readonly at: 'cash' }
  | { readonly at: 'qris' }
  | { readonly at: 'sold'; readonly sale: Id<'event'> }
  | { readonly at: 'not-sold'; readonly reason: SellRefusal }
  | { readonly at: 'menu' }
  | { readonly at: 'sales' }
  | { readonly at: 'receipt'; readonly sale: Id<'event'> }
  | { readonly at: 'move-cash' }
  | { readonly at: 'close-shift' }
  | { readonly at: 'recap' }
  | { readonly at: 'device' };

export const HOME: ScreenState = { at: 'sell' };

/** Where the back button leads. */
export function before(screen: ScreenState): ScreenState {
  switch (screen.at) {
    case 'receipt':
      return { at: 'sales' };
    case 'sales':
    case 'move-cash':
    case 'close-shift':
      return { at: 'menu' };
    default:
      return HOME;
  }
}
