import { packFor } from '../../../kinds/country/index.ts';
import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { Button, Checkbox, Icon, MoneyField, SelectField, TextField } from '../../../platform/ui/index.ts';
import { listLink } from './list-link.ts';
import type { LoadedProducts } from './load-products.ts';
import { LONGEST_SEARCH, type ProductQuery, productsPath, writeGrouped } from './paths.ts';

/** One form for words and choices: it needs no script, and whatever is found has its own address. */
export function ProductSearch(loaded: LoadedProducts) {
  const { edition, query } = loaded;
  return (
    <search>
      <form action={pathIn(getLocale(), productsPath(edition.slug))} className="grid gap-3">
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1 lg:max-w-160">
            <TextField
              type="search"
              name="cari"
              label={m.catalogue_search()}
              placeholder={m.catalogue_search_hint()}
              defaultValue={query.typed ?? ''}
              maxLength={LONGEST_SEARCH}
              enterKeyHint="search"
              autoComplete="off"
              optional="quiet"
            />
          </div>
          <Button>
            <Icon name="search" />
            <span className="sr-only sm:not-sr-only">{m.catalogue_search_button()}</span>
          </Button>
        </div>
        {query.category !== undefined && <input type="hidden" name="kategori" value={query.category} />}
        <Choices {...loaded} />
        <Chosen {...loaded} />
      </form>
    </search>
  );
}

function Choices({ edition, query, found }: LoadedProducts) {
  const locale = getLocale();
  const { region, halal, from, to, sort } = query;
  const open = [region, halal, from, to, sort].some((choice) => choice !== undefined);
  const amount = (value: number | undefined) => (value === undefined ? '' : writeGrouped(value, edition.currency));
  return (
    <details open={open} className="group rounded-m border border-line bg-card">
      <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-3 px-4 font-semibold">
        {m.catalogue_narrow()}
        <Icon name="down" className="group-open:rotate-180" />
      </summary>
      <div className="grid grid-cols-2 items-end gap-3 px-4 pt-1 pb-4 lg:grid-cols-[2fr_1fr_1fr_2fr_auto]">
        <div className="col-span-2 lg:col-span-1">
          <SelectField
            name="daerah"
            label={m.catalogue_region()}
            defaultValue={region ?? 'semua'}
            choices={[
              { value: 'semua', label: m.catalogue_all_regions() },
              ...edition.regions.map(({ code, name }) => ({
                value: code,
                label: `${name} (${formatCount(found.byRegion[code] ?? 0, locale)})`,
              })),
            ]}
          />
        </div>
        <MoneyField
          name="dari"
          label={m.catalogue_price_from()}
          currency={edition.currency}
          defaultValue={amount(from)}
          maxLength={14}
          autoComplete="off"
          optional="quiet"
        />
        <MoneyField
          name="sampai"
          label={m.catalogue_price_to()}
          currency={edition.currency}
          defaultValue={amount(to)}
          maxLength={14}
          autoComplete="off"
          optional="quiet"
        />
        <div className="col-span-2 lg:col-span-1">
          <SelectField
            name="urut"
            label={m.catalogue_sort()}
            defaultValue={sort ?? 'cocok'}
            choices={[
              // Without words the list is by name and says nothing of it, so that a word typed next brings the best match first.
              ...(query.typed === undefined
                ? [{ value: sort === 'nama' ? 'nama' : 'cocok', label: m.catalogue_sort_name() }]
                : [
                    { value: 'cocok', label: m.catalogue_sort_match() },
                    { value: 'nama', label: m.catalogue_sort_name() },
                  ]),
              { value: 'termurah', label: m.catalogue_sort_cheap() },
              { value: 'termahal', label: m.catalogue_sort_dear() },
            ]}
          />
        </div>
        <div className="col-span-2 lg:col-span-4">
          {/* Only where the country has certificates of it that a business can show. */}
          {packFor(edition.currency).identifiers.includes('halal') && (
            <Checkbox name="halal" value="ya" label={m.catalogue_halal_only()} defaultChecked={halal === true} />
          )}
        </div>
        <div className="col-span-2 grid lg:col-span-1">
          <Button tone="outline">{m.catalogue_show()}</Button>
        </div>
      </div>
    </details>
  );
}

/** What narrows the list, each with a link that takes it away. */
function Chosen({ edition, categories, query }: LoadedProducts) {
  const locale = getLocale();
  const { typed, region, category, halal, from, to } = query;
  const price = (amount: number) => moneyText(amount, edition.currency);
  const chosen: { readonly what: string; readonly without: ProductQuery }[] = [
    ...(typed === undefined ? [] : [{ what: `“${typed}”`, without: { typed: undefined } }]),
    ...(region === undefined
      ? []
      : [
          { what: edition.regions.find(({ code }) => code === region)?.name ?? region, without: { region: undefined } },
        ]),
    ...(category === undefined
      ? []
      : [
          {
            what: categories.find(({ code }) => code === category)?.name[locale] ?? category,
            without: { category: undefined },
          },
        ]),
    ...(halal ? [{ what: m.catalogue_halal_only(), without: { halal: undefined } }] : []),
    ...(from === undefined
      ? []
      : [{ what: m.catalogue_from_price({ price: price(from) }), without: { from: undefined } }]),
    ...(to === undefined ? [] : [{ what: m.catalogue_up_to_price({ price: price(to) }), without: { to: undefined } }]),
  ];
  if (chosen.length === 0) return null;
  return (
    <ul aria-label={m.catalogue_chosen()} className="flex flex-wrap gap-2">
      {chosen.map(({ what, without }) => (
        <li key={what}>
          <a
            href={listLink(edition, { ...query, after: undefined, ...without })}
            aria-label={m.catalogue_drop({ what })}
            className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-edge bg-card px-3.5 text-sm no-underline hover:bg-sunk pointer-coarse:min-h-12"
          >
            {what}
            <Icon name="close" className="size-4" />
          </a>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <a
            href={listLink(edition, {})}
            className="inline-flex min-h-9 items-center px-2 font-semibold text-river text-sm underline pointer-coarse:min-h-12"
          >
            {m.catalogue_clear_all()}
          </a>
        </li>
      )}
    </ul>
  );
}
