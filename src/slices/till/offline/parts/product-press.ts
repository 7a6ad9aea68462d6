import { type PointerEvent, type SyntheticEvent, useRef } from 'react';
import type { Product } from '../device/catalogue.ts';

export interface ProductPress {
  readonly product: Product;
  readonly onAdd: (product: Product) => void;
  /** Held down: to say how many. */
  readonly onHold: (product: Product) => void;
}

/** How long a finger rests before it means "how many": milliseconds. */
const HOLD = 450;

/** One tap, one piece; a finger that rests asks how many. */
export function useProductPress({ product, onAdd, onHold }: ProductPress) {
  const held = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const wasHeld = useRef(false);
  const release = () => clearTimeout(held.current);
  return {
    onPointerDown(_event: PointerEvent) {
      wasHeld.current = false;
      held.current = setTimeout(() => {
        wasHeld.current = true;
        onHold(product);
      }, HOLD);
    },
    onPointerUp: release,
    onPointerLeave: release,
    onPointerCancel: release,
    onContextMenu: (event: SyntheticEvent) => event.preventDefault(),
    onClick() {
      if (!wasHeld.current) onAdd(product);
      wasHeld.current = false;
    },
  };
}
