import { Form } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Button, Card, Notice, SelectField } from '../../../platform/ui/index.ts';
import { OTHER_CATEGORY } from '../../../slices/catalogue/contract.ts';
import type { Unmapped } from '../../../slices/catalogue/index.ts';

interface UnfitWordsProps {
  readonly unfit: readonly Unmapped[];
  /** Lines that say any such words, those that are not asked about yet too. */
  readonly lines: number;
  readonly categories: readonly { readonly value: string; readonly label: string }[];
  /** The reader may say what words mean. */
  readonly maps: boolean;
}

/** Words of a list that fit no category: told before anything is taken in, and mapped like an applicant's own words. */
export function UnfitWords({ unfit, lines, categories, maps }: UnfitWordsProps) {
  const locale = getLocale();
  const nameOf = (code: string | undefined) => categories.find(({ value }) => value === code)?.label;
  const title = m.call_list_unfit({ count: formatCount(lines, locale) });
  if (!maps)
    return (
      <Notice kind="warn" title={title}>
        <p>{m.call_list_unfit_text({ other: nameOf(OTHER_CATEGORY) ?? OTHER_CATEGORY })}</p>
        <ul className="mt-2 list-disc pl-5">
          {unfit.map(({ word, said, products, proposed }) => (
            <li key={word} className="wrap-anywhere">
              <b>{said}</b>, {m.call_list_unfit_lines({ count: products })}
              {nameOf(proposed) && ` · ${m.call_list_unfit_maybe({ category: nameOf(proposed) ?? '' })}`}
            </li>
          ))}
        </ul>
      </Notice>
    );
  return (
    <Card title={title}>
      <Form method="post" className="grid gap-4">
        <SentField />
        <p>{m.call_list_unfit_map({ other: nameOf(OTHER_CATEGORY) ?? OTHER_CATEGORY })}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {unfit.map(({ word, said, products, proposed }) => (
            <SelectField
              key={word}
              name={`meant:${word}`}
              label={said}
              hint={m.call_list_unfit_lines({ count: products })}
              none={m.call_list_unfit_later()}
              choices={categories}
              defaultValue={proposed ?? ''}
              optional="quiet"
            />
          ))}
        </div>
        <div>
          <Button name="do" value="map" tone="outline">
            {m.call_list_unfit_save()}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
