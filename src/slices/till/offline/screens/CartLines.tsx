import { m } from '../../../../platform/i18n/index.ts';
import { Icon } from '../../../../platform/ui/Icon.tsx';
import { MAX_QUANTITY } from '../../contract.ts';
import type { CartLine } from '../../rules/cart.ts';
import { nameIn } from '../device/catalogue.ts';
import { IconButton } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { Stepper } from '../parts/Stepper.tsx';
import { useDesk, useTill } from './use-till.ts';

/** What is about to be sold: in a joint booth producer by producer, as on the receipt. */
export function CartLines() {
  const { view } = useTill();
  if (view.cart.length === 0) return <p className="px-4 py-10 text-center text-ink-2">{m.till_cart_empty()}</p>;
  const { businesses, businessNames } = view.catalogue;
  const groups = [...Map.groupBy(view.cart, (line) => line.business)];
  return (
    <ul>
      {groups.map(([business, lines]) => (
        <li key={business}>
          {businesses.length > 1 && (
            <h2 className="bg-sunk px-4 py-1.5 font-bold text-ink-2 text-xs">{businessNames.get(business) ?? ''}</h2>
          )}
          <ul>
            {lines.map((line) => (
              <Line key={line.product} line={line} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Line({ line }: { readonly line: CartLine }) {
  const { go, locale } = useDesk();
  const { till, view, print } = useTill();
  const product = view.catalogue.productsById.get(line.product);
  const name = product ? nameIn(product, locale) : line.name;
  return (
    <li className="border-line border-b px-4 py-2">
      <button
        type="button"
        className="flex min-h-12 w-full cursor-pointer items-start justify-between gap-3 py-1 text-left"
        aria-label={m.till_line_open({ name, amount: print(line.amount) })}
        onClick={() => go({ at: 'line', product: line.product, part: 'quantity', from: 'cart' })}
      >
        <span className="min-w-0">
          <span className="block font-bold leading-snug">{name}</span>
          <span className="tabular block text-ink-2 text-sm">
            {m.till_each({ price: print(line.unitPrice) })}
            {line.discount !== undefined && (
              <b className="text-gold-ink"> · {m.till_receipt_discount({ amount: print(line.discount) })}</b>
            )}
          </span>
          {line.note && <span className="block text-ink-2 text-sm italic">{line.note}</span>}
        </span>
        <span className="tabular flex flex-none items-center gap-1 font-extrabold">
          {print(line.amount)}
          <Icon name="next" className="size-4 text-ink-3" />
        </span>
      </button>
      <div className="flex items-center justify-end gap-1">
        <IconButton
          label={m.till_remove({ name })}
          className="text-red-ink"
          onClick={() => till.setQuantity(line.product, 0)}
        >
          <Glyph name="trash" />
        </IconButton>
        <Stepper
          label={name}
          value={line.quantity}
          most={MAX_QUANTITY}
          onChange={(quantity) => till.setQuantity(line.product, quantity)}
        />
      </div>
    </li>
  );
}
