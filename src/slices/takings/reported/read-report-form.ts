/** A reported day as it was typed: what can be read of it, what cannot, and all of it to be shown again. */
import { type Id, isId } from '../../../kinds/id.ts';
import { readMoney } from '../../../kinds/money.ts';
import { PAYMENT_METHODS, type PaymentMethod } from '../../till/contract.ts';
import { type DayReportInput, dayReportInput } from '../contract.ts';

export type ReportField = 'day' | 'amount' | 'sales' | 'reporter' | 'note' | 'methods' | 'products';

export interface ReadReport {
  /** Undefined while a field cannot be read. */
  readonly input: DayReportInput | undefined;
  readonly faults: readonly ReportField[];
  readonly typed: Readonly<Record<string, string>>;
  /** Whether doubts have been answered. */
  readonly sure: boolean;
}

export const methodField = (method: PaymentMethod) => `method-${method}`;
export const productField = (product: string) => `product-${product}`;

export function readReportForm(form: FormData, currency: string): ReadReport {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = value.slice(0, 2_000);
  const text = (name: string) => (typed[name] ?? '').trim();
  const faults = new Set<ReportField>();

  const byMethod: DayReportInput['byMethod'] = {};
  for (const method of PAYMENT_METHODS) {
    const given = text(methodField(method));
    const read = readMoney(given, currency);
    if (read.ok) byMethod[method] = read.value;
    else if (given !== '') faults.add('methods');
  }
  const byProduct: DayReportInput['byProduct'] = {};
  for (const [name, value] of Object.entries(typed)) {
    const product = name.startsWith('product-') ? name.slice('product-'.length) : undefined;
    if (product === undefined || value.trim() === '' || value.trim() === '0') continue;
    if (!isId(product) || !/^\d{1,6}$/.test(value.trim())) faults.add('products');
    else byProduct[product as Id<'product'>] = Number(value.trim());
  }
  const sales = text('sales') === '' ? null : /^\d{1,6}$/.test(text('sales')) ? Number(text('sales')) : undefined;
  const amount = readMoney(text('amount'), currency);
  if (sales === undefined) faults.add('sales');
  if (!amount.ok) faults.add('amount');
  const read = dayReportInput.safeParse({
    day: text('day'),
    amount: amount.ok ? amount.value : 0,
    sales: sales ?? null,
    byMethod,
    byProduct,
    note: text('note'),
    reporter: text('reporter'),
  });
  for (const { path } of read.error?.issues ?? []) {
    const [field] = path;
    faults.add(field === 'byMethod' ? 'methods' : field === 'byProduct' ? 'products' : (field as ReportField));
  }
  return { input: faults.size === 0 ? read.data : undefined, faults: [...faults], typed, sure: typed.sure === 'on' };
}
