import { Form } from 'react-router';
import { PACKS, type PackName, packNamed } from '../../../kinds/country/index.ts';
import { currencyOf } from '../../../kinds/currency.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Button, Card, Notice, SelectField } from '../../../platform/ui/index.ts';

export interface CountryCardProps {
  readonly country: PackName;
  /** Nothing has a price yet and nothing was sold. */
  readonly open: boolean;
  readonly told: 'saved' | 'fixed' | undefined;
}

/** The organiser's country, for a page whose action takes `country`. */
export function CountryCard({ country, open, told }: CountryCardProps) {
  const locale = getLocale();
  const label = (name: PackName) => {
    const pack = packNamed(name);
    return `${pack.title[locale]} (${currencyOf(pack.currency).sign.trim()})`;
  };
  return (
    <Card title={m.editions_country()}>
      <Form method="post" className="grid gap-4">
        <SentField />
        {told === 'saved' && <Notice kind="success" title={m.editions_saved()} />}
        {told === 'fixed' && <Notice kind="danger" title={m.editions_country_fixed()} />}
        <p className="text-ink-2 text-sm">{m.editions_country_text()}</p>
        {open ? (
          <>
            <SelectField
              name="country"
              label={m.editions_country()}
              choices={PACKS.map(({ name }) => ({ value: name, label: label(name) }))}
              defaultValue={country}
            />
            <div>
              <Button tone="outline">{m.editions_save()}</Button>
            </div>
          </>
        ) : (
          <p>
            <b>{label(country)}</b>. {m.editions_country_fixed()}
          </p>
        )}
      </Form>
    </Card>
  );
}
