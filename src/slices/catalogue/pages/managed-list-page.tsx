import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { isRegionCode } from '../../../kinds/region.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { placeInList } from '../../../platform/page/place-in-list.ts';
import {
  Badge,
  Button,
  EmptyState,
  LinkButton,
  Money,
  Notice,
  PageHead,
  Pagination,
  SelectField,
  SheetButtons,
  Table,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts, listDelegations } from '../../editions/index.ts';
import { categoryCode } from '../contract.ts';
import { countUnmapped, listManaged, listOwnCategories } from '../index.ts';

export const handle: PageHandle = { access: 'products.edit' };

const STATES = { dijual: 'on-sale', berhenti: 'off-sale', kategori: 'unmapped', foto: 'small-photo' } as const;

/** What the address asks of the list; what cannot be read asks nothing. */
function readQuery(asked: URLSearchParams) {
  const state = asked.get('keadaan') ?? '';
  const region = asked.get('daerah');
  return {
    typed: asked.get('cari')?.trim().slice(0, 80) || undefined,
    region: isRegionCode(region) ? region : undefined,
    category: categoryCode.safeParse(asked.get('kategori')).data,
    state: state in STATES ? (state as keyof typeof STATES) : undefined,
    page: Math.min(10_000, placeInList(asked.get('halaman')) ?? 1),
  };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const query = readQuery(new URL(request.url).searchParams);
  const { page, state, ...filter } = query;
  const manages = allowing(ctx.actor, ctx.organiser, 'editions.manage').length > 0;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const regions = (await listDelegations(ctx, tx)).map(({ region }) => ({ code: region.code, name: region.name }));
    return {
      slug: ctx.slug,
      currency: (await getEditionFacts(ctx, tx)).currency,
      query,
      categories: await listOwnCategories(ctx, tx),
      regions: reach.all ? regions : regions.filter(({ code }) => reach.regions.includes(code)),
      found: await listManaged(ctx, tx, reach, { ...filter, state: state && STATES[state] }, page),
      manages,
      unmapped: manages ? await countUnmapped(ctx, tx) : 0,
    };
  });
}

export const meta: MetaFunction = () => [{ title: `${m.catalogue_products()} · ${m.platform_brand()}` }];

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** The products that this person may change: one's own, a region's, all. */
export default function ManagedListPage() {
  const loaded = useLoaderData<typeof loader>();
  const { slug, query, found, manages, unmapped } = loaded;
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}${path}`);
  const hrefOf = (page: number) => `${at('/produk')}?${new URLSearchParams(askedIn({ ...query, page }))}`;
  return (
    <>
      <PageHead
        title={m.catalogue_products()}
        lead={m.catalogue_managed_lead()}
        actions={
          <>
            <LinkButton href={at('/tambah-produk')}>{m.catalogue_add()}</LinkButton>
            <LinkButton href={at('/impor-produk')} tone="outline">
              {m.catalogue_import()}
            </LinkButton>
            <LinkButton href={at('/salin-produk')} tone="outline">
              {m.catalogue_copy()}
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-5">
        {unmapped > 0 && (
          <Notice
            kind="warn"
            title={m.catalogue_unmapped_count({ count: formatCount(unmapped, locale) })}
            actions={
              <LinkButton href={at('/kategori')} tone="outline" size="small">
                {m.catalogue_unmapped_do()}
              </LinkButton>
            }
          />
        )}
        <Narrow {...loaded} />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-2">{m.catalogue_found({ count: formatCount(found.total, locale) })}</p>
          <div className="flex flex-wrap gap-3">
            {manages && (
              <LinkButton href={at('/kategori')} tone="outline" size="small">
                {m.catalogue_categories()}
              </LinkButton>
            )}
            <LinkButton href={`/api/v1/editions/${slug}/catalogue.pdf?lang=${locale}`} tone="outline" size="small">
              {m.catalogue_book_download()}
            </LinkButton>
            <LinkButton href={at('/label-harga')} tone="outline" size="small">
              {m.catalogue_labels()}
            </LinkButton>
            <SheetButtons slug={slug} sheet="products" />
          </div>
        </div>
        <Products {...loaded} />
        <Pagination page={query.page} pages={found.pages} hrefOf={hrefOf} />
      </div>
    </>
  );
}

function askedIn({ typed, region, category, state, page }: Loaded['query']): [string, string][] {
  const asked: [string, string | undefined][] = [
    ['cari', typed],
    ['daerah', region],
    ['kategori', category],
    ['keadaan', state],
    ['halaman', page > 1 ? String(page) : undefined],
  ];
  return asked.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

/** One form that needs no script: what is found has its own address. */
function Narrow({ query, categories, regions, manages }: Loaded) {
  const locale = getLocale();
  return (
    <search>
      <form className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]">
        <TextField
          type="search"
          name="cari"
          label={m.catalogue_find_managed()}
          defaultValue={query.typed ?? ''}
          maxLength={80}
          autoComplete="off"
          optional="quiet"
        />
        {regions.length > 1 && (
          <SelectField
            name="daerah"
            label={m.catalogue_region()}
            none={m.catalogue_all_regions()}
            defaultValue={query.region ?? ''}
            choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
            optional="quiet"
          />
        )}
        <SelectField
          name="kategori"
          label={m.catalogue_category()}
          none={m.catalogue_all_categories()}
          defaultValue={query.category ?? ''}
          choices={categories.map(({ code, name }) => ({ value: code, label: name[locale] }))}
          optional="quiet"
        />
        <SelectField
          name="keadaan"
          label={m.catalogue_state()}
          none={m.catalogue_any_state()}
          defaultValue={query.state ?? ''}
          choices={[
            { value: 'dijual', label: m.catalogue_on_sale() },
            { value: 'berhenti', label: m.catalogue_off_sale() },
            { value: 'foto', label: m.catalogue_state_small_photo() },
            ...(manages ? [{ value: 'kategori', label: m.catalogue_needs_category() }] : []),
          ]}
          optional="quiet"
        />
        <Button tone="outline">{m.catalogue_show()}</Button>
      </form>
    </search>
  );
}

function Products({ slug, currency, query, found, categories }: Loaded) {
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}/produk`);
  const narrowed = askedIn({ ...query, page: 1 }).length > 0;
  const named = new Map(categories.map(({ code, name }) => [code, name[locale]]));
  return (
    <Table
      caption={m.catalogue_products()}
      quietCaption
      rows={found.items}
      rowKey={(product) => product.id}
      columns={[
        {
          heading: m.catalogue_product(),
          names: true,
          cell: (product) => (
            <a href={`${base}/${product.slug}`} className="inline-flex items-center underline pointer-coarse:min-h-12">
              {product[`name_${locale}`]}
            </a>
          ),
        },
        { heading: m.catalogue_maker(), cell: (product) => product.business_name },
        {
          heading: m.catalogue_category(),
          cell: (product) =>
            product.said_category === null ? (
              (named.get(product.category) ?? product.category)
            ) : (
              <Badge tone="gold">{m.catalogue_needs_category()}</Badge>
            ),
        },
        {
          heading: m.catalogue_price(),
          numeric: true,
          cell: (product) =>
            product.free_price ? m.catalogue_price_at_booth() : <Money amount={product.price} currency={currency} />,
        },
        {
          heading: m.catalogue_state(),
          cell: (product) =>
            product.withdrawn ? (
              <Badge>{m.catalogue_off_sale()}</Badge>
            ) : (
              <Badge tone="leaf">{m.catalogue_on_sale()}</Badge>
            ),
        },
      ]}
      empty={
        narrowed ? (
          <EmptyState title={m.catalogue_managed_no_match()}>
            <p>
              <a href={base} className="underline">
                {m.catalogue_managed_show_all()}
              </a>
            </p>
          </EmptyState>
        ) : (
          <EmptyState title={m.catalogue_managed_none()}>
            <p>{m.catalogue_managed_none_text()}</p>
          </EmptyState>
        )
      }
    />
  );
}
