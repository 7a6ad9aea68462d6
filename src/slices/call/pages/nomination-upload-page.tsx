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
import { Button, Card, Field, LinkButton, Notice, PageHead } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { discardList, keepList, type ListId, listWaiting, NOMINATION_WORDS } from '../nominations/index.ts';

export const handle: PageHandle = { access: 'call.nominate', files: true };

/** The id of the next list is made with the page: the same form sent twice is one list. */
export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    zone: (await getEditionFacts(ctx, tx)).zone,
    next: newId<'nomination-list'>(),
    waiting: await listWaiting(ctx, tx),
  }));
}

type Told = { readonly state: 'discarded' | 'no-file' } | { readonly state: 'unreadable'; readonly why: string };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const given = form.get('list');
  const id = (isId(given) ? given : newId()) as Id as ListId;
  if (form.get('do') === 'discard') {
    await runner.command(ctx, (tx) => discardList(ctx, tx, id));
    return { state: 'discarded' };
  }
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return { state: 'no-file' };
  const read = await readSheet(new Uint8Array(await file.arrayBuffer()), {
    knows: (cells, above) => countKnown(NOMINATION_WORDS, cells, above),
  });
  if (!read.ok) return { state: 'unreadable', why: faultWords(read.code, read.data) };
  const { kind: _, ...content } = read.value;
  await runner.command(ctx, (tx) => keepList(ctx, tx, { id, fileName: file.name, content }));
  return redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/pencalonan/daftar/${id}`));
}

export const meta: MetaFunction = () => [{ title: `${m.call_nominate_open_list()} · ${m.platform_brand()}` }];

export default function NominationUploadPage() {
  const { slug, zone, next, waiting } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const busy = useNavigation().state !== 'idle';
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}/pencalonan${path}`);
  const error =
    told?.state === 'unreadable' ? told.why : told?.state === 'no-file' ? m.call_nominate_no_file() : undefined;
  return (
    <>
      <PageHead
        title={m.call_nominate_open_list()}
        lead={m.call_nominate_list_text()}
        above={[{ href: at(''), label: m.call_nominate_title() }]}
      />
      <div className="grid max-w-2xl gap-5">
        {told?.state === 'discarded' && <Notice kind="success" title={m.call_nominate_discarded()} />}
        <Card>
          <Form method="post" encType="multipart/form-data" className="grid gap-4">
            <SentField />
            <input type="hidden" name="list" value={next} />
            <Field label={m.call_nominate_file()} hint={m.call_nominate_file_hint()} error={error}>
              {(control) => (
                <input
                  {...control}
                  type="file"
                  name="file"
                  accept=".xlsx,.csv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                  className="min-h-12 w-full rounded-s border-[1.5px] border-edge bg-card px-3 py-2.5 file:mr-3 file:min-h-7 file:rounded-s file:border-0 file:bg-sunk file:px-3 file:font-semibold"
                />
              )}
            </Field>
            <div className="flex flex-wrap gap-3">
              <Button busy={busy}>{m.call_nominate_upload()}</Button>
              <LinkButton href={at('/templat/xlsx')} tone="outline">
                {m.call_nominate_template_xlsx()}
              </LinkButton>
              <LinkButton href={at('/templat/csv')} tone="outline">
                {m.call_nominate_template_csv()}
              </LinkButton>
            </div>
          </Form>
        </Card>
        {waiting.length > 0 && (
          <Card title={m.call_nominate_kept()}>
            <ul className="grid gap-3">
              {waiting.map((list) => (
                <li key={list.id} className="flex flex-wrap items-center justify-between gap-3">
                  <span className="min-w-0">
                    <b className="block break-all">{list.fileName}</b>
                    <span className="text-ink-2 text-sm">
                      {m.call_nominate_kept_rows({
                        count: formatCount(list.rows, locale),
                        time: formatInstant(list.sentAt, zone, locale),
                      })}
                    </span>
                  </span>
                  <span className="flex flex-wrap gap-2">
                    <LinkButton href={at(`/daftar/${list.id}`)} size="small" tone="outline">
                      {m.call_nominate_check()}
                    </LinkButton>
                    <Form method="post">
                      <SentField />
                      <input type="hidden" name="list" value={list.id} />
                      <Button name="do" value="discard" size="small" tone="outline">
                        {m.call_nominate_discard()}
                      </Button>
                    </Form>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
