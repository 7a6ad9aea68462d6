import { useEffect, useState } from 'react';
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
import { type CountryPack, packNamed } from '../../../kinds/country/index.ts';
import { isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { ColumnsCard } from '../../../platform/lists/ColumnsCard.tsx';
import { type RefusedColumns, readColumnForm, refusedColumns } from '../../../platform/lists/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { placeInList } from '../../../platform/page/place-in-list.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, Card, LinkButton, Notice, PageHead, Pagination, Progress, Table } from '../../../platform/ui/index.ts';
import { errors } from '../../../slices/call/index.ts';
import { headingOf, LIST_COLUMNS, NOMINATION_WORDS } from '../../../slices/call/nominations/columns.ts';
import {
  type CheckedList,
  discardList,
  type ListId,
  listQuotas,
  sayListColumns,
  showList,
  takeInList,
} from '../../../slices/call/nominations/index.ts';
import { problemWords } from '../../../slices/call/pages/problem-words.ts';
import { QuotaTable } from '../../../slices/call/pages/QuotaTable.tsx';
import { listCategories, listUnfit, mapWords } from '../../../slices/catalogue/index.ts';
import { getEditionFacts } from '../../../slices/editions/index.ts';
import { getCountry } from '../../../slices/people/index.ts';
import { UnfitWords } from './UnfitWords.tsx';

export const handle: PageHandle = { access: 'call.nominate' };

/** Faults on one page, and right lines shown as a sample. */
const FAULTS = 100;
const SAMPLE = 20;
/** Lines with a formula that are named. */
const FORMULAS = 30;
/** Words that are asked about at once, the most frequent first. */
const UNFIT = 40;
/** Before a word of the list in the name of the field that says what it means. */
const MEANT = 'meant:';

function listOf(params: LoaderFunctionArgs['params']): ListId {
  if (!isId(params.list)) throw new DomainError(errors['unknown-list']);
  return params.list as ListId;
}

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const page = placeInList(new URL(request.url).searchParams.get('hal')) ?? 1;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { fileName, sentAt, checked, outcome } = await showList(ctx, tx, listOf(params));
    return {
      slug: ctx.slug,
      list: listOf(params),
      zone: (await getEditionFacts(ctx, tx)).zone,
      country: (await getCountry(ctx, tx)).name,
      fileName,
      sentAt,
      outcome,
      quotas: await listQuotas(ctx, tx),
      preview: checked && previewOf(checked, page),
      unfit: checked ? await listUnfit(ctx, tx, categoriesIn(checked)) : [],
      categories: (await listCategories(ctx, tx)).map(({ code, name }) => ({ value: code, label: name[ctx.locale] })),
      maps: allowing(ctx.actor, ctx.organiser, 'editions.manage').length > 0,
    };
  });
}

/** What the lines call the categories of their products; those that are left as they are bring none. */
function categoriesIn({ rows }: CheckedList): string[] {
  return rows.flatMap(({ row, verdict }) => (verdict !== 'applied' && row?.product?.category) || []);
}

/** What the page shows of a list, which may have thousands of lines. */
function previewOf({ columns, named, unknown, repeated, rows }: CheckedList, page: number) {
  const faults = rows.flatMap(({ line, problems }) => problems.map((problem) => ({ at: line, problem })));
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict && row.with === undefined).length;
  const added: Record<string, number> = {};
  for (const { row, verdict, with: first } of rows)
    if (row && first === undefined && verdict !== 'applied') added[row.region] = (added[row.region] ?? 0) + 1;
  return {
    named,
    columns,
    unknown,
    repeated,
    added,
    rows: rows.length,
    faulty: rows.filter(({ row }) => row === undefined).length,
    fresh: count('fresh'),
    known: count('known'),
    applied: count('applied'),
    formulas: rows
      .filter(({ formula }) => formula)
      .map(({ line }) => line)
      .slice(0, FORMULAS),
    page,
    pages: Math.ceil(faults.length / FAULTS),
    faults: faults.slice((page - 1) * FAULTS, page * FAULTS),
    sample: rows
      .flatMap(({ line, row, verdict, with: first }) =>
        row && verdict
          ? [{ line, name: row.name, region: row.region, product: row.product?.name ?? '', verdict, first }]
          : [],
      )
      .slice(0, SAMPLE),
  };
}
type Preview = ReturnType<typeof previewOf>;

type Told = { readonly failed: string } | { readonly refused: RefusedColumns };

export async function action({ params, request, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const id = listOf(params);
  const here = pathIn(ctx.locale, `/kerja/${ctx.slug}/pencalonan/daftar`);
  const form = await request.formData();
  if (form.get('do') === 'map') {
    const meant = [...form].flatMap(([name, code]) =>
      name.startsWith(MEANT) && typeof code === 'string' && code !== ''
        ? [{ word: name.slice(MEANT.length), code }]
        : [],
    );
    await runner.command(ctx, async (tx) => {
      for (const each of meant) await mapWords(ctx, tx, each);
    });
    return redirect(`${here}/${id}`);
  }
  if (form.get('do') === 'columns') {
    const choice = readColumnForm(NOMINATION_WORDS, form);
    const twice = await runner.command(ctx, (tx) => sayListColumns(ctx, tx, id, choice));
    return twice === undefined ? redirect(`${here}/${id}`) : { refused: refusedColumns(twice, choice) };
  }
  if (form.get('do') === 'discard') {
    await runner.command(ctx, (tx) => discardList(ctx, tx, id));
    return redirect(here);
  }
  try {
    await takeInList(runner, ctx, id);
    return redirect(`${here}/${id}`);
  } catch (error) {
    if (error instanceof DomainError && error.code !== errors['unknown-list'].code) return { failed: error.code };
    throw error;
  }
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.fileName ?? m.call_nominate_open_list()} · ${m.platform_brand()}` },
];

export default function NominationListPage() {
  const loaded = useLoaderData<typeof loader>();
  const { slug, country, list, zone, fileName, sentAt, outcome, quotas, preview } = loaded;
  const pack = packNamed(country);
  const told = useActionData<Told>();
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}/pencalonan${path}`);
  return (
    <>
      <PageHead
        title={m.call_list_title({ file: fileName })}
        lead={m.call_list_sent({ time: formatInstant(sentAt, zone, locale) })}
        above={[
          { href: at(''), label: m.call_nominate_title() },
          { href: at('/daftar'), label: m.call_nominate_open_list() },
        ]}
      />
      <div className="grid gap-5">
        {told && 'failed' in told && (
          <Notice kind="danger" title={m.call_list_failed()}>
            {m.call_list_failed_text()}
          </Notice>
        )}
        {outcome && (
          <Notice
            kind="success"
            title={m.call_list_taken()}
            actions={<LinkButton href={at('')}>{m.call_list_back()}</LinkButton>}
          >
            {m.call_list_taken_text({
              fresh: formatCount(outcome.fresh, locale),
              known: formatCount(outcome.known, locale),
              applied: formatCount(outcome.applied, locale),
            })}
          </Notice>
        )}
        {preview && (
          <ColumnsCard
            shown={preview.columns}
            refused={told && 'refused' in told ? told.refused : undefined}
            zone={zone}
            nameOf={(column) => nameOf(column, pack)}
            choices={LIST_COLUMNS}
          />
        )}
        {preview?.named && <Checked preview={preview} pack={pack} />}
        {loaded.unfit.length > 0 && (
          <UnfitWords
            {...loaded}
            unfit={loaded.unfit.slice(0, UNFIT)}
            lines={loaded.unfit.reduce((sum, { products }) => sum + products, 0)}
          />
        )}
        {preview && (
          <Decide
            list={list}
            rows={preview.rows}
            ready={preview.named && preview.faulty === 0 && preview.rows > 0}
            progressHref={at(`/daftar/${list}/kemajuan`)}
            againHref={at('/daftar')}
          />
        )}
        {preview && preview.faults.length > 0 && (
          <Faults preview={preview} pack={pack} hrefOf={(page) => `?hal=${page}`} />
        )}
        {preview?.named && (
          <Card flush title={m.call_list_quota()}>
            <QuotaTable quotas={quotas} added={new Map(Object.entries(preview.added))} />
          </Card>
        )}
        {preview && preview.sample.length > 0 && <Sample preview={preview} />}
      </div>
    </>
  );
}

function nameOf(text: string, pack: CountryPack): string {
  const column = LIST_COLUMNS.find((each) => each === text);
  return column ? headingOf(column, getLocale(), pack) : '';
}

function Checked({ preview, pack }: { preview: Preview; pack: CountryPack }) {
  const locale = getLocale();
  const counts: [string, number][] = [
    [m.call_list_rows(), preview.rows],
    [m.call_list_fresh(), preview.fresh],
    [m.call_list_known(), preview.known],
    [m.call_list_applied(), preview.applied],
    [m.call_list_faulty(), preview.faulty],
  ];
  const shown = (count: number) => formatCount(count, locale);
  return (
    <>
      {preview.faulty > 0 ? (
        <Notice kind="danger" title={m.call_list_bad({ count: shown(preview.faulty) })}>
          {m.call_list_bad_text()}
        </Notice>
      ) : (
        <Notice kind="success" title={m.call_list_good()}>
          {m.call_list_good_text({ count: shown(preview.rows) })}
        </Notice>
      )}
      {preview.unknown.length > 0 && (
        <Notice kind="warn" title={m.call_list_unknown({ names: preview.unknown.join(', ') })} />
      )}
      {preview.repeated.length > 0 && (
        <Notice
          kind="warn"
          title={m.call_list_repeated({
            names: preview.repeated.map((column) => headingOf(column, getLocale(), pack)).join(', '),
          })}
        />
      )}
      {preview.formulas.length > 0 && (
        <Notice kind="warn" title={m.call_list_formulas({ lines: preview.formulas.join(', ') })} />
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
  readonly list: ListId;
  readonly rows: number;
  readonly ready: boolean;
  readonly progressHref: string;
  readonly againHref: string;
}

/** Taking in, with how far it is; or throwing away. */
function Decide({ rows, ready, progressHref, againHref }: DecideProps) {
  const navigation = useNavigation();
  const taking = navigation.state === 'submitting' && navigation.formData?.get('do') === 'take-in';
  const done = useProgress(taking ? progressHref : undefined);
  const locale = getLocale();
  if (taking)
    return (
      <div className="grid gap-2">
        <Progress
          label={m.call_list_taking()}
          value={done}
          max={rows}
          text={m.call_list_taking_text({ done: formatCount(done, locale), count: formatCount(rows, locale) })}
        />
        <p className="text-ink-2 text-sm">{m.call_list_keep_open()}</p>
      </div>
    );
  return (
    <Form method="post" className="flex flex-wrap gap-3">
      <SentField />
      {ready && (
        <Button name="do" value="take-in">
          {m.call_list_take_in({ count: formatCount(rows, locale) })}
        </Button>
      )}
      <LinkButton href={againHref} tone="outline">
        {m.call_list_again()}
      </LinkButton>
      <Button name="do" value="discard" tone="outline">
        {m.call_nominate_discard()}
      </Button>
    </Form>
  );
}

const ASK_EVERY_MS = 400;

/** Lines done, asked for again and again while there is an address to ask. */
function useProgress(href: string | undefined): number {
  const [done, setDone] = useState(0);
  useEffect(() => {
    if (href === undefined) return;
    let left = false;
    const timer = setInterval(() => {
      fetch(href)
        .then((answer) => (answer.ok ? answer.json() : undefined))
        .then((found: { progress: number } | undefined) => {
          if (!left && found) setDone(found.progress);
        })
        // Without an answer this time, the next one tells.
        .catch(() => undefined);
    }, ASK_EVERY_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [href]);
  return done;
}

function Faults({ preview, pack, hrefOf }: { preview: Preview; pack: CountryPack; hrefOf: (page: number) => string }) {
  const locale = getLocale();
  return (
    <section className="grid gap-3" aria-label={m.call_list_faults()}>
      <h2 className="text-lg">{m.call_list_faults()}</h2>
      <Table
        caption={m.call_list_faults()}
        quietCaption
        rows={preview.faults}
        rowKey={({ at, problem }) => `${at} ${problem.column} ${problem.code}`}
        columns={[
          { heading: m.call_list_line(), cell: ({ at }) => m.call_list_line_of({ line: at }), names: true },
          { heading: m.call_list_column(), cell: ({ problem }) => headingOf(problem.column, locale, pack) },
          {
            heading: m.call_list_value(),
            cell: ({ problem }) => (
              <span className="break-words">{problem.value.slice(0, 80) || m.call_list_empty_cell()}</span>
            ),
          },
          { heading: m.call_list_do(), cell: ({ problem }) => problemWords(problem, pack) },
        ]}
      />
      <Pagination page={preview.page} pages={preview.pages} hrefOf={hrefOf} />
    </section>
  );
}

function Sample({ preview }: { preview: Preview }) {
  const locale = getLocale();
  const words = { fresh: m.call_list_fresh, known: m.call_list_known, applied: m.call_list_applied };
  const count = preview.fresh + preview.known + preview.applied;
  return (
    <section className="grid gap-3" aria-label={m.call_list_preview()}>
      <h2 className="text-lg">{m.call_list_preview()}</h2>
      {count > preview.sample.length && (
        <p className="text-ink-2 text-sm">
          {m.call_list_preview_first({
            shown: formatCount(preview.sample.length, locale),
            count: formatCount(count, locale),
          })}
        </p>
      )}
      <Table
        caption={m.call_list_preview()}
        quietCaption
        rows={preview.sample}
        rowKey={(row) => String(row.line)}
        columns={[
          { heading: m.call_list_line(), cell: (row) => row.line, numeric: true },
          { heading: m.call_nominate_name(), cell: (row) => row.name, names: true },
          { heading: headingOf('region', locale), cell: (row) => row.region },
          { heading: headingOf('product', locale), cell: (row) => row.product || '—' },
          {
            heading: m.call_list_what(),
            cell: (row) => (row.first === undefined ? words[row.verdict]() : m.call_list_more({ line: row.first })),
          },
        ]}
      />
    </section>
  );
}
