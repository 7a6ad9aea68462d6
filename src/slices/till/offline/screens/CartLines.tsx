import { m } from '../../../../platform/i18n/index.ts';
import { MAX_QUANTITY } from '../../contract.ts';
import { nameIn } from '../device/catalogue.ts';
import { IconButton } from '../parts/Button.tsx';
import { Glyph } from '../parts/Glyph.tsx';
import { Stepper } from '../parts/Stepper.tsx';
import { useDesk, useTill } from './use-till.ts';

/** What is about to be sold, line by line. */
export function CartLines() {
  const { locale } = useDesk();
  const { till, view, print } = useTill();
  if (view.cart.length === 0) return <p className="px-4 py-10 text-center text-ink-2">{m.till_cart_empty()}</p>;
  return (
    <ul>
      {view.cart.map((line) => {
        const product = view.catalogue.productsById.get(line.product);
        const name = product ? nameIn(product, locale) : line.name;
        return (
          <li key={line.product} className="border-line border-b px-4 py-3">
            <div className="flex items-start justify-between gap-3">
              <p className="font-bold leading-snug">{name}</p>
              <p className="tabular font-extrabold">{print(line.amount)}</p>
            </div>
            <div className="mt-1.5 flex items-center justify-between gap-3">
              <p className="tabular whitespace-nowrap text-ink-2 text-sm">
                {m.till_each({ price: print(line.unitPrice) })}
              </p>
              <div className="flex items-center gap-1">
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
            </div>
          </li>
        );
      })}
    </ul>
  );
}
