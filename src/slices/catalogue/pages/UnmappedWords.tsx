import { Form } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Button, Card, SelectField } from '../../../platform/ui/index.ts';
import { NO_WORDS, OTHER_CATEGORY } from '../contract.ts';

export interface UnmappedWordsProps {
  readonly unmapped: readonly {
    readonly word: string;
    readonly said: string;
    readonly products: number;
    readonly proposed: string | undefined;
  }[];
  readonly categories: readonly {
    readonly code: string;
    readonly name: { readonly id: string; readonly en: string };
  }[];
}

/** What applicants called their category, each to be put under one of the organiser's: once for all products, and for those to come. */
export function UnmappedWords({ unmapped, categories }: UnmappedWordsProps) {
  const locale = getLocale();
  return (
    <Card title={m.catalogue_unmapped()}>
      <p className="mb-4 text-ink-2">{m.catalogue_unmapped_text()}</p>
      <ul className="grid gap-4">
        {unmapped.map(({ word, said, products, proposed }) => (
          <li key={word} className="border-line border-t pt-4 first:border-0 first:pt-0">
            <Form method="post" className="grid items-end gap-3 sm:grid-cols-[1fr_auto]">
              <SentField />
              <input type="hidden" name="word" value={word} />
              <SelectField
                name="code"
                label={said === NO_WORDS ? m.catalogue_no_words() : m.catalogue_said({ words: said })}
                hint={m.catalogue_category_products({ count: formatCount(products, locale) })}
                defaultValue={proposed ?? OTHER_CATEGORY}
                choices={categories.map(({ code, name }) => ({ value: code, label: name[locale] }))}
              />
              <Button name="do" value="map">
                {m.catalogue_map()}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
