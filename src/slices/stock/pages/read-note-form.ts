/** What the form of a delivery note says, as text and as a command's input. */
import type { DeliveryLineInput } from '../contract.ts';

export interface TypedLine {
  readonly product: string;
  readonly sent: string;
  readonly batch: string;
  readonly expiresOn: string;
}

/** The lines as they were typed, whatever they are. */
export function typedLines(form: FormData): TypedLine[] {
  const all = (name: string) => form.getAll(name).map(String);
  const [products, sent, batches, expiries] = [all('product'), all('sent'), all('batch'), all('expiresOn')];
  return products.map((product, at) => ({
    product,
    sent: sent[at]?.trim() ?? '',
    batch: batches[at]?.trim() ?? '',
    expiresOn: expiries[at]?.trim() ?? '',
  }));
}

/** Lines with a quantity; the others were left empty on purpose. A quantity that is no number stays one that no schema takes. */
export function filledLines(typed: readonly TypedLine[]): DeliveryLineInput[] {
  return typed
    .filter((line) => line.sent !== '')
    .map(({ product, sent, batch, expiresOn }) => ({
      product: product as DeliveryLineInput['product'],
      sent: /^\d{1,7}$/.test(sent) ? Number(sent) : Number.NaN,
      batch,
      expiresOn: expiresOn === '' ? null : expiresOn,
    }));
}
