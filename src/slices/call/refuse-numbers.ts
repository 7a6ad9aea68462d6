import { refusePersonalNumbers } from '../exhibitors/index.ts';

interface Texts {
  readonly id: string;
  readonly en: string;
}

interface Written {
  readonly statement?: string | undefined;
  readonly needs?: string | undefined;
  readonly items?:
    | readonly {
        readonly name: Texts;
        readonly description: Texts;
        readonly category: string;
        readonly unit: string;
      }[]
    | undefined;
}

/** No text of an application holds a NIK or NPWP. @throws `exhibitors.personal-number` with the fields that do. */
export function refuseNumbersIn({ statement, needs, items = [] }: Written): void {
  const texts: Record<string, string | undefined> = { statement, needs };
  for (const [at, { name, description, category, unit }] of items.entries()) {
    texts[`items.${at}.name.id`] = name.id;
    texts[`items.${at}.name.en`] = name.en;
    texts[`items.${at}.description.id`] = description.id;
    texts[`items.${at}.description.en`] = description.en;
    texts[`items.${at}.category`] = category;
    texts[`items.${at}.unit`] = unit;
  }
  refusePersonalNumbers(texts);
}
