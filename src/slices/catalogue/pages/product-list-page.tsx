import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
} from 'react-router';
import { isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { ColumnsCard } from '../../../platform/lists/ColumnsCard.tsx';
import { type RefusedColumns, readColumnForm, refusedColumns } from '../../../platform/lists/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { placeInList } from '../../../platform/page/place-in-list.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, LinkButton, Money, Notice, PageHead, Pagination, Table } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import {
  type CheckedLine,
  type CheckedList,
  discardProductList,
  listOwnCategories,
  type ProductListId,
  sayProductColumns,
  showProductList,
  takeInProductList,
} from '../index.ts';
import { PRODUCT_COLUMNS, PRODUCT_HEADINGS, PRODUCT_WORDS } from '../lists/columns.ts';
import type { LineFault } from '../lists/judge-line.ts';
import { isFarFrom } from '../rules/is-far-from.ts';

export const handle: PageHandle = { access: 'products.edit' };

/** Faults on one page, and right lines shown as a sample. */
const FAULTS = 100;
const SAMPLE = 50;
/** Lines with a formula that are named. */
const FORMULAS = 30;

function listOf(params: LoaderFunctionArgs['params']): ProductListId {
  if (!isId(params.list)) throw new DomainError(errors['unknown-list']);
  return params.list as ProductListId;
}

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const page = placeInList(new URL(request.url).searchParams.get('hal')) ?? 1;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { fileName, sentAt, checked, outcome } = await showProductList(ctx, tx, listOf(params));
    const { zone, currency } = await getEditionFacts(ctx, tx);
    const named = new Map((await listOwnCategories(ctx, tx)).map(({ code, name }) => [code, name[ctx.locale]]));
    return {
      slug: ctx.slug,
      zone,
      currency,
      fileName,
      sentAt,
      outcome,
      preview: checked && previewOf(checked, page, named),
    };
  });
}

/** What the page shows of a list, which may have many lines. */
function previewOf(
  { columns, named, unread, lines }: CheckedList,
  page: number,
  categories: ReadonlyMap<string, string>,
) {
  const faults = lines.flatMap((line) => line.faults.map((fault) => ({ at: line.line, fault })));
  const count = (verdict: string) => lines.filter((line) => line.verdict === verdict).length;
  return {
    columns,
    named,
    unread,
    lines: lines.length,
    faulty: lines.filter(({ product }) => product === undefined).length,
    fresh: count('fresh'),
    listed: count('listed'),
    known: count('known'),
    unmapped: lines.filter((line) => line.verdict === 'fresh' && line.code === undefined).length,
    formulas: lines
      .filter(({ formula }) => formula)
      .map(({ line }) => line)
      .slice(0, FORMULAS),
    page,
    pages: Math.ceil(faults.length / FAULTS),
    faults: faults.slice((page - 1) * FAULTS, page * FAULTS),
    far: lines.filter(isFar).length,
    // Prices to look at twice come first: they must not be missed among two thousand lines.
    sample: lines
      .toSorted((one, other) => Number(isFar(other)) - Number(isFar(one)))
      .flatMap((checked) => {
        const { line, maker, product, verdict, code, before } = checked;
        if (!product || !verdict) return [];
        const { name, price } = product;
        return [
          { line, maker, name, price, before, far: isFar(checked), verdict, category: categories.get(code ?? '') },
        ];
      })
      .slice(0, SAMPLE),
  };
}

/** A price that is far from what the product costs or cost, as `isFarFrom` has it. */
function isFar({ product, before }: CheckedLine): boolean {
  return product !== undefined && before !== undefined && isFarFrom(before, product.price);
}

type Preview = ReturnType<typeof previewOf>;

type Told = { readonly failed: true } | { readonly refused: RefusedColumns };

export async function action({ params, request, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const id = listOf(params);
  const here = pathIn(ctx.locale, `/kerja/${ctx.slug}/impor-produk`);
  const form = await request.formData();
  if (form.get('do') === 'columns') {
    const choice = readColumnForm(PRODUCT_WORDS, form);
    const twice = await runner.command(ctx, (tx) => sayProductColumns(ctx, tx, id, choice));
    return twice === undefined ? redirect(`${here}/${id}`) : { refused: refusedColumns(twice, choice) };
  }
  if (form.get('do') === 'discard') {
    await runner.command(ctx, (tx) => discardProductList(ctx, tx, id));
    return redirect(here);
  }
  try {
    await runner.command(ctx, (tx) => takeInProductList(ctx, tx, id));
    return redirect(`${here}/${id}`);
  } catch (error) {
    if (error instanceof DomainError && error.code !== errors['unknown-list'].code) return { failed: true };
    throw error;
  }
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.fileName ?? m.catalogue_import()} · ${m.platform_brand()}` },
];

/** What a list would do, before anything is done; and what it did. */
export default function ProductListPage() {
  const { slug, zone, fileName, sentAt, outcome, preview } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}${path}`);
  return (
    <>
      <PageHead
        title={m.catalogue_list_title({ file: fileName })}
        lead={m.catalogue_list_sent({ time: formatInstant(sentAt, zone, locale) })}
        above={[
          { href: at('/produk'), label: m.catalogue_products() },
          { href: at('/impor-produk'), label: m.catalogue_import() },
        ]}
      />
      <div className="grid gap-5">
        {told && 'failed' in told && (
          <Notice kind="danger" title={m.catalogue_list_failed()}>
            {m.catalogue_list_failed_text()}
          </Notice>
        )}
        {outcome && (
          <Notice
            kind="success"
            title={m.catalogue_list_taken()}
            actions={<LinkButton href={at('/produk')}>{m.catalogue_to_products()}</LinkButton>}
          >
            {m.catalogue_list_taken_text({
              fresh: formatCount(outcome.fresh, locale),
              listed: formatCount(outcome.listed, locale),
              known: formatCount(outcome.known, locale),
            })}
          </Notice>
        )}
        {preview && (
          <ColumnsCard
            shown={preview.columns}
            refused={told && 'refused' in told ? told.refused : undefined}
            zone={zone}
            nameOf={nameOf}
            choices={PRODUCT_COLUMNS}
          />
        )}
        {preview?.named && <Checked preview={preview} />}
        {preview && (
          <Decide
            lines={preview.lines}
            ready={preview.named && preview.faulty === 0 && preview.lines > 0}
            againHref={at('/impor-produk')}
          />
        )}
        {preview && preview.faults.length > 0 && <Faults preview={preview} />}
        {preview && preview.sample.length > 0 && <Sample preview={preview} />}
      </div>
    </>
  );
}

function nameOf(text: string): string {
  const column = PRODUCT_COLUMNS.find((each) => each === text);
  return column ? PRODUCT_HEADINGS[column][getLocale()] : '';
}

function Checked({ preview }: { readonly preview: Preview }) {
  const locale = getLocale();
  const shown = (count: number) => formatCount(count, locale);
  const counts: [string, number][] = [
    [m.catalogue_list_lines(), preview.lines],
    [m.catalogue_list_fresh(), preview.fresh],
    [m.catalogue_list_listed(), preview.listed],
    [m.catalogue_list_known(), preview.known],
    [m.catalogue_list_faulty(), preview.faulty],
  ];
  return (
    <>
      {preview.faulty > 0 ? (
        <Notice kind="danger" title={m.catalogue_list_bad({ count: shown(preview.faulty) })}>
          {m.catalogue_list_bad_text()}
        </Notice>
      ) : preview.lines === 0 ? (
        <Notice kind="warn" title={m.catalogue_list_empty()} />
      ) : (
        <Notice kind="success" title={m.catalogue_list_good()}>
          {m.catalogue_list_good_text()}
        </Notice>
      )}
      {preview.unmapped > 0 && (
        <Notice kind="info" title={m.catalogue_list_unmapped({ count: shown(preview.unmapped) })}>
          {m.catalogue_list_unmapped_text()}
        </Notice>
      )}
      {preview.far > 0 && (
        <Notice kind="warn" title={m.catalogue_list_far({ count: shown(preview.far) })}>
          {m.catalogue_list_far_text()}
        </Notice>
      )}
      {preview.unread.length > 0 && (
        <Notice kind="warn" title={m.catalogue_list_unread({ names: preview.unread.join(', ') })} />
      )}
      {preview.formulas.length > 0 && (
        <Notice kind="warn" title={m.catalogue_list_formulas({ lines: preview.formulas.join(', ') })} />
      )}
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        {counts.map(([label, count]) => (
          <div key={label} className="flex flex-col-reverse justify-end rounded-m border border-line bg-card px-4 py-3">
            <dt className="text-ink-2 text-sm">{label}</dt>
            <dd className="tabular font-extrabold text-2xl">{shown(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

interface DecideProps {
  readonly lines: number;
  readonly ready: boolean;
  readonly againHref: string;
}

function Decide({ lines, ready, againHref }: DecideProps) {
  const busy = useNavigation().state === 'submitting';
  return (
    <Form method="post" className="flex flex-wrap gap-3">
      <SentField />
      {ready && (
        <Button name="do" value="take-in" busy={busy}>
          {m.catalogue_list_take_in({ count: formatCount(lines, getLocale()) })}
        </Button>
      )}
      <LinkButton href={againHref} tone="outline">
        {m.catalogue_list_again()}
      </LinkButton>
      <Button name="do" value="discard" tone="outline">
        {m.catalogue_import_discard()}
      </Button>
    </Form>
  );
}

/** What to do about a cell. */
function faultText({ code, line }: LineFault): string {
  switch (code) {
    case 'missing':
      return m.catalogue_fault_missing();
    case 'too-long':
      return m.catalogue_fault_too_long();
    case 'personal-number':
      return m.catalogue_fault_personal();
    case 'unknown-business':
      return m.catalogue_fault_unknown_business();
    case 'which-business':
      return m.catalogue_fault_which_business();
    case 'not-a-price':
      return m.catalogue_fault_price();
    case 'repeated':
      return m.catalogue_fault_repeated({ line: line ?? 0 });
  }
}

function Faults({ preview }: { readonly preview: Preview }) {
  const locale = getLocale();
  return (
    <section className="grid gap-3" aria-label={m.catalogue_list_faults()}>
      <h2 className="text-lg">{m.catalogue_list_faults()}</h2>
      <Table
        caption={m.catalogue_list_faults()}
        quietCaption
        rows={preview.faults}
        rowKey={({ at, fault }) => `${at} ${fault.column} ${fault.code}`}
        columns={[
          { heading: m.catalogue_list_line(), cell: ({ at }) => m.catalogue_list_line_of({ line: at }), names: true },
          { heading: m.catalogue_list_column(), cell: ({ fault }) => PRODUCT_HEADINGS[fault.column][locale] },
          {
            heading: m.catalogue_list_value(),
            cell: ({ fault }) => (
              <span className="break-words">{fault.value.slice(0, 80) || m.catalogue_list_empty_cell()}</span>
            ),
          },
          { heading: m.catalogue_list_do(), cell: ({ fault }) => faultText(fault) },
        ]}
      />
      <Pagination page={preview.page} pages={preview.pages} hrefOf={(page) => `?hal=${page}`} />
    </section>
  );
}

function Sample({ preview }: { readonly preview: Preview }) {
  const { currency } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const words = { fresh: m.catalogue_list_fresh, listed: m.catalogue_list_listed, known: m.catalogue_list_known };
  const count = preview.lines - preview.faulty;
  return (
    <section className="grid gap-3" aria-label={m.catalogue_list_preview()}>
      <h2 className="text-lg">{m.catalogue_list_preview()}</h2>
      {count > preview.sample.length && (
        <p className="text-ink-2 text-sm">
          {m.catalogue_list_preview_first({
            shown: formatCount(preview.sample.length, locale),
            count: formatCount(count, locale),
          })}
        </p>
      )}
      <Table
        caption={m.catalogue_list_preview()}
        quietCaption
        rows={preview.sample}
        rowKey={(row) => String(row.line)}
        columns={[
          { heading: m.catalogue_list_line(), cell: (row) => row.line, numeric: true },
          { heading: m.catalogue_product(), cell: (row) => row.name, names: true },
          { heading: m.catalogue_maker(), cell: (row) => row.maker },
          { heading: m.catalogue_category(), cell: (row) => row.category ?? m.catalogue_needs_category() },
          {
            heading: m.catalogue_price(),
            numeric: true,
            cell: (row) => (
              <span className="grid justify-items-end gap-0.5">
                <Money amount={row.price} currency={currency} />
                {row.before !== undefined && row.before !== row.price && (
                  <span className={row.far ? 'font-bold text-red-ink text-sm' : 'text-ink-2 text-sm'}>
                    {(row.verdict === 'known' ? m.catalogue_list_stays : m.catalogue_list_was)({
                      price: moneyText(row.before, currency),
                    })}
                  </span>
                )}
              </span>
            ),
          },
          { heading: m.catalogue_list_what(), cell: (row) => words[row.verdict]() },
        ]}
      />
    </section>
  );
}
