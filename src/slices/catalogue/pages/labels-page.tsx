import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { placeInList } from '../../../platform/page/place-in-list.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  Checkbox,
  EmptyState,
  Money,
  Notice,
  PageHead,
  Pagination,
  SelectField,
  Table,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { keepLabels, type LabelledProduct, listLabelled } from '../index.ts';
import { LABEL_FORMAT_NAMES, type LabelFormat, labelsOn, MOST_COPIES, MOST_LABELS } from '../labels/formats.ts';

export const handle: PageHandle = { access: 'products.edit' };

/** What the address asks of the list; what cannot be read asks nothing. */
function readQuery(asked: URLSearchParams) {
  const business = asked.get('usaha');
  return {
    business: isId(business) ? (business as Id<'business'>) : undefined,
    booth: asked.get('stan')?.trim().slice(0, 20) || undefined,
    changed: asked.get('berubah') === 'ya',
    page: Math.min(10_000, placeInList(asked.get('halaman')) ?? 1),
  };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const { page, ...filter } = readQuery(new URL(request.url).searchParams);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { currency, zone } = await getEditionFacts(ctx, tx);
    return {
      slug: ctx.slug,
      currency,
      zone,
      query: { ...filter, page },
      found: await listLabelled(ctx, tx, reach, filter, page),
    };
  });
}

const COPIES = 'copies-';
const WHOLE = /^\d{1,4}$/;

interface Refused {
  readonly why: 'copies' | 'start' | 'none' | 'many';
  readonly fields: Readonly<Record<string, string>>;
}

const WHY: Readonly<Record<string, Refused['why']>> = {
  'request.invalid': 'start',
  'catalogue.no-labels': 'none',
  'catalogue.too-many-labels': 'many',
};

/** Keeps what is asked for, then shows it as a paper. Empty copies are none. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response | Refused> {
  const ctx = editionOf(context);
  const form = await request.formData();
  const fields = Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
  const copies = Object.entries(fields).filter(([name, value]) => name.startsWith(COPIES) && value !== '');
  const isCopies = (value: string) => WHOLE.test(value) && Number(value) <= MOST_COPIES;
  if (!copies.every(([, value]) => isCopies(value))) return { why: 'copies', fields };
  const format = LABEL_FORMAT_NAMES.find((each) => each === fields.format) ?? 'a4-24';
  const start = fields.start === undefined || fields.start === '' ? '1' : fields.start;
  if (!WHOLE.test(start) || Number(start) < 1) return { why: 'start', fields };
  const lines = copies.flatMap(([name, value]) => {
    const product = name.slice(COPIES.length);
    return isId(product) && Number(value) > 0 ? [{ product: product as Id<'product'>, copies: Number(value) }] : [];
  });
  try {
    const print = await servicesOf(context).runner.command(ctx, (tx) =>
      keepLabels(ctx, tx, { format, start: format === 'strip-58' ? 1 : Number(start), lines }),
    );
    return redirect(`/api/v1/editions/${ctx.slug}/labels/${print}/labels.pdf?lang=${ctx.locale}`);
  } catch (error) {
    const why = error instanceof DomainError ? WHY[error.code] : undefined;
    if (why === undefined) throw error;
    return { why, fields };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.catalogue_labels()} · ${m.platform_brand()}` }];

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** Price labels of what this person's products, region or edition sells. Works without a script. */
export default function LabelsPage() {
  const loaded = useLoaderData<typeof loader>();
  const { slug, query, found } = loaded;
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}${path}`);
  const hrefOf = (page: number) => `${at('/label-harga')}?${new URLSearchParams(askedIn({ ...query, page }))}`;
  return (
    <>
      <PageHead
        title={m.catalogue_labels()}
        lead={m.catalogue_labels_lead()}
        above={[{ href: at('/produk'), label: m.catalogue_products() }]}
      />
      <div className="grid gap-5">
        <Narrow {...loaded} />
        {found.items.length === 0 ? <Nothing {...loaded} /> : <Sheet {...loaded} />}
        <Pagination page={query.page} pages={found.pages} hrefOf={hrefOf} />
      </div>
    </>
  );
}

function askedIn({ business, booth, changed, page }: Loaded['query']): [string, string][] {
  const asked: [string, string | undefined][] = [
    ['usaha', business],
    ['stan', booth],
    ['berubah', changed ? 'ya' : undefined],
    ['halaman', page > 1 ? String(page) : undefined],
  ];
  return asked.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

function Narrow({ query, found }: Loaded) {
  return (
    <search>
      <form className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_auto_auto]">
        {found.businesses.length > 1 && (
          <SelectField
            name="usaha"
            label={m.catalogue_maker()}
            none={m.catalogue_labels_any_maker()}
            defaultValue={query.business ?? ''}
            choices={found.businesses.map(({ id, name }) => ({ value: id, label: name }))}
            optional="quiet"
          />
        )}
        {found.booths.length > 1 && (
          <SelectField
            name="stan"
            label={m.catalogue_labels_booth()}
            none={m.catalogue_labels_any_booth()}
            defaultValue={query.booth ?? ''}
            choices={found.booths.map((booth) => ({ value: booth, label: booth }))}
            optional="quiet"
          />
        )}
        <Checkbox name="berubah" value="ya" label={m.catalogue_labels_changed()} defaultChecked={query.changed} />
        <Button tone="outline">{m.catalogue_show()}</Button>
      </form>
    </search>
  );
}

function Nothing({ slug, query }: Loaded) {
  const href = pathIn(getLocale(), `/kerja/${slug}${askedIn(query).length > 0 ? '/label-harga' : '/produk'}`);
  return query.changed ? (
    <EmptyState title={m.catalogue_labels_none_changed()}>
      <a href={href} className="underline">
        {m.catalogue_managed_show_all()}
      </a>
    </EmptyState>
  ) : (
    <EmptyState title={m.catalogue_labels_none()}>
      <p>{m.catalogue_labels_none_text()}</p>
      <a href={href} className="underline">
        {m.catalogue_products()}
      </a>
    </EmptyState>
  );
}

const FORMAT_WORDS: Readonly<Record<LabelFormat, () => string>> = {
  'a4-24': () => m.catalogue_labels_sheet({ count: 24, size: '70 × 37 mm' }),
  'a4-21': () => m.catalogue_labels_sheet({ count: 21, size: '63,5 × 38,1 mm' }),
  'a4-14': () => m.catalogue_labels_sheet({ count: 14, size: '99,1 × 38,1 mm' }),
  'strip-58': m.catalogue_labels_strip,
};

function Sheet({ found, currency, zone }: Loaded) {
  const refused = useActionData<Refused>();
  const locale = getLocale();
  const fields = refused?.fields;
  const wrong = {
    copies: m.catalogue_labels_wrong_copies({ most: MOST_COPIES }),
    start: m.catalogue_labels_wrong_start(),
    none: m.catalogue_labels_no_copies(),
    many: m.catalogue_labels_too_many({ most: formatCount(MOST_LABELS, locale) }),
  };
  return (
    // The paper is no page of ours: the browser itself goes there, or saves it and this page stays, to print others from. So it has no key.
    <Form method="post" reloadDocument className="grid gap-5">
      {refused && <Notice kind="danger" title={wrong[refused.why]} />}
      <Card>
        <div className="grid items-end gap-4 sm:grid-cols-[2fr_1fr_auto]">
          <SelectField
            name="format"
            label={m.catalogue_labels_format()}
            defaultValue={fields?.format ?? 'a4-24'}
            choices={LABEL_FORMAT_NAMES.map((name) => ({ value: name, label: FORMAT_WORDS[name]() }))}
          />
          <TextField
            name="start"
            label={m.catalogue_labels_start()}
            inputMode="numeric"
            maxLength={3}
            defaultValue={fields?.start ?? '1'}
            error={refused?.why === 'start' ? wrong.start : undefined}
          />
          <Button>{m.catalogue_labels_print()}</Button>
        </div>
        <p className="mt-3 text-ink-2 text-sm">
          {m.catalogue_labels_start_hint({ most: Math.max(...LABEL_FORMAT_NAMES.map(labelsOn)) })}
        </p>
      </Card>
      <p className="text-ink-2">{m.catalogue_found({ count: formatCount(found.total, locale) })}</p>
      <Products items={found.items} currency={currency} zone={zone} typed={fields} />
    </Form>
  );
}

interface ProductsProps {
  readonly items: readonly LabelledProduct[];
  readonly currency: string;
  readonly zone: string;
  readonly typed: Refused['fields'] | undefined;
}

function Products({ items, currency, zone, typed }: ProductsProps) {
  const locale = getLocale();
  const price = (amount: number, isNamed: boolean) =>
    isNamed ? m.catalogue_price_at_booth() : <Money amount={amount} currency={currency} />;
  return (
    <Table
      caption={m.catalogue_labels_products()}
      quietCaption
      rows={items}
      rowKey={(product) => product.id}
      columns={[
        { heading: m.catalogue_product(), names: true, cell: (product) => product[`name_${locale}`] },
        { heading: m.catalogue_maker(), cell: (product) => product.business_name },
        { heading: m.catalogue_labels_booth(), cell: (product) => product.booth ?? '—' },
        {
          heading: m.catalogue_price(),
          numeric: true,
          cell: (product) => price(product.price, product.free_price),
        },
        {
          heading: m.catalogue_labels_last(),
          cell: ({ last_printed_at: at, last_price: before, last_free_price: named, ...now }) => {
            if (at === null || before === null || named === null) return m.catalogue_labels_never();
            const when = formatInstant(at, zone, locale);
            if (before === now.price && named === now.free_price) return when;
            return (
              <>
                {when}: {price(before, named)}
              </>
            );
          },
        },
        {
          heading: m.catalogue_labels_copies(),
          numeric: true,
          cell: (product) => (
            <input
              name={`${COPIES}${product.id}`}
              aria-label={m.catalogue_labels_copies_of({ product: product[`name_${locale}`] })}
              inputMode="numeric"
              maxLength={4}
              autoComplete="off"
              defaultValue={typed?.[`${COPIES}${product.id}`] ?? '1'}
              className="min-h-12 w-20 rounded-s border-[1.5px] border-edge bg-card px-3 text-right tabular-nums"
            />
          ),
        },
      ]}
    />
  );
}
