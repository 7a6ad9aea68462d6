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
import { type Id, isId, newId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { countKnown } from '../../../platform/lists/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { faultWords } from '../../../platform/sheets/fault-words.ts';
import { readSheet } from '../../../platform/sheets/index.ts';
import { Button, Card, FILE_CONTROL, Field, LinkButton, Notice, PageHead } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { discardProductList, keepProductList, listWaitingLists, MOST_LINES, type ProductListId } from '../index.ts';
import { PRODUCT_WORDS } from '../lists/columns.ts';

export const handle: PageHandle = { access: 'products.edit', files: true };

/** The id of the next list is made with the page: the same form sent twice is one list. */
export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    zone: (await getEditionFacts(ctx, tx)).zone,
    most: MOST_LINES,
    next: newId<'product-list'>(),
    waiting: await listWaitingLists(ctx, tx),
  }));
}

type Told = { readonly state: 'discarded' | 'no-file' } | { readonly state: 'unreadable'; readonly why: string };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const given = form.get('list');
  const id = (isId(given) ? given : newId()) as Id as ProductListId;
  if (form.get('do') === 'discard') {
    await runner.command(ctx, (tx) => discardProductList(ctx, tx, id));
    return { state: 'discarded' };
  }
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return { state: 'no-file' };
  const read = await readSheet(new Uint8Array(await file.arrayBuffer()), {
    limits: { rows: MOST_LINES },
    knows: (cells, above) => countKnown(PRODUCT_WORDS, cells, above),
  });
  if (!read.ok) return { state: 'unreadable', why: faultWords(read.code, read.data) };
  const { kind: _, ...content } = read.value;
  await runner.command(ctx, (tx) => keepProductList(ctx, tx, { id, fileName: file.name, content }));
  return redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/impor-produk/${id}`));
}

export const meta: MetaFunction = () => [{ title: `${m.catalogue_import()} · ${m.platform_brand()}` }];

export default function ImportProductsPage() {
  const { slug, most, next, waiting } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const busy = useNavigation().state !== 'idle';
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}${path}`);
  const error =
    told?.state === 'unreadable' ? told.why : told?.state === 'no-file' ? m.catalogue_import_no_file() : undefined;
  return (
    <>
      <PageHead
        title={m.catalogue_import()}
        lead={m.catalogue_import_lead()}
        above={[{ href: at('/produk'), label: m.catalogue_products() }]}
      />
      <div className="grid max-w-2xl gap-5">
        {told?.state === 'discarded' && <Notice kind="success" title={m.catalogue_import_discarded()} />}
        <Card>
          <Form method="post" encType="multipart/form-data" className="grid gap-4">
            <SentField />
            <input type="hidden" name="list" value={next} />
            <Field
              label={m.catalogue_import_file()}
              hint={m.catalogue_import_file_hint({ most: formatCount(most, locale) })}
              error={error}
            >
              {(control) => (
                <input
                  {...control}
                  type="file"
                  name="file"
                  accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                  className={FILE_CONTROL}
                />
              )}
            </Field>
            <div className="flex flex-wrap gap-3">
              <Button busy={busy}>{m.catalogue_import_upload()}</Button>
              <LinkButton href={at('/impor-produk/templat/xlsx')} tone="outline">
                {m.catalogue_import_template_xlsx()}
              </LinkButton>
              <LinkButton href={at('/impor-produk/templat/csv')} tone="outline">
                {m.catalogue_import_template_csv()}
              </LinkButton>
            </div>
          </Form>
        </Card>
        {waiting.length > 0 && <Waiting />}
      </div>
    </>
  );
}

function Waiting() {
  const { slug, zone, waiting } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <Card title={m.catalogue_import_waiting()}>
      <ul className="grid gap-3">
        {waiting.map((list) => (
          <li key={list.id} className="flex flex-wrap items-center justify-between gap-3">
            <span className="min-w-0">
              <b className="block break-all">{list.fileName}</b>
              <span className="text-ink-2 text-sm">
                {m.catalogue_import_waiting_rows({
                  count: formatCount(list.rows, locale),
                  time: formatInstant(list.sentAt, zone, locale),
                })}
              </span>
            </span>
            <span className="flex flex-wrap gap-2">
              <LinkButton href={pathIn(locale, `/kerja/${slug}/impor-produk/${list.id}`)} size="small" tone="outline">
                {m.catalogue_import_check()}
              </LinkButton>
              <Form method="post">
                <SentField />
                <input type="hidden" name="list" value={list.id} />
                <Button name="do" value="discard" size="small" tone="outline">
                  {m.catalogue_import_discard()}
                </Button>
              </Form>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
