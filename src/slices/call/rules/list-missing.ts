/** What an application still lacks before it can be handed in. */
import type { Item } from '../contract.ts';
import type { Question } from '../questions/contract.ts';

/** `items.2.price` names the third product. Words for each are in the slice's messages. */
export type Missing =
  | 'statement'
  | 'consent'
  | 'items'
  | `answers.${string}`
  | `items.${number}.${'name' | 'description' | 'category' | 'price'}`;

interface Written {
  readonly statement: string;
  readonly consent: object | null;
  readonly answers?: Readonly<Record<string, string>>;
  readonly items: readonly Pick<Item, 'name' | 'description' | 'category' | 'price'>[];
}

/** Everything that is missing at once, in the order of the form. English may be left out: somebody translates. */
export function listMissing(
  { statement, consent, items, answers = {} }: Written,
  questions: readonly Pick<Question, 'code' | 'required'>[] = [],
): Missing[] {
  const missing: Missing[] = [];
  if (items.length === 0) missing.push('items');
  for (const [at, item] of items.entries()) {
    if (item.name.id === '' && item.name.en === '') missing.push(`items.${at}.name`);
    if (item.description.id === '' && item.description.en === '') missing.push(`items.${at}.description`);
    if (item.category === '') missing.push(`items.${at}.category`);
    if (item.price === null) missing.push(`items.${at}.price`);
  }
  if (statement === '') missing.push('statement');
  for (const { code, required } of questions) if (required && !answers[code]) missing.push(`answers.${code}`);
  if (consent === null) missing.push('consent');
  return missing;
}
