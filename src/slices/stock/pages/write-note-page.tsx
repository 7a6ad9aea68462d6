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
import { type Id, isId } from '../../../kinds/id.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import { listOffersOfBusiness } from '../../catalogue/index.ts';
import { withUnit } from '../../catalogue/rules/unit-beside.ts';
import { findBusiness } from '../../exhibitors/index.ts';
import { deliveryNoteInput } from '../contract.ts';
import { getNoteSheet, mustReach, writeDeliveryNote } from '../index.ts';
import { filledLines, type TypedLine, typedLines } from './read-note-form.ts';

export const handle: PageHandle = { access: 'stock.write' };

/** A new note of the business that the query names, or a draft to change. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const named = new URL(request.url).searchParams.get('usaha');
  // Without a business one first chooses whose goods they are.
  if (params.note === undefined && !named) throw redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/titip-jual`));
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const sheet = params.note === undefined ? undefined : await getNoteSheet(ctx, tx, noteOf(params.note));
    const slug = sheet?.business.slug ?? named ?? '';
    const business = await findBusiness(ctx, tx, slug);
    if (!business) throw new DomainError(common['not-found']);
    await mustReach(ctx, tx, 'stock.write', business.id);
    const offers = await listOffersOfBusiness(ctx, tx, business.id);
    return {
      slug: ctx.slug,
      business: { id: business.id, slug: business.slug, name: business.name },
      products: offers.map(({ id, name, unit }) => ({ id, name, unit })),
      draft: sheet && {
        id: sheet.note.id,
        number: sheet.note.number,
        version: sheet.note.version,
        remark: sheet.note.remark,
        lines: sheet.note.lines.map(
          (line): TypedLine => ({
            product: line.product,
            sent: String(line.sent),
            batch: line.batch,
            expiresOn: line.expiresOn ?? '',
          }),
        ),
      },
    };
  });
}

function noteOf(param: string): Id<'delivery-note'> {
  if (!isId(param)) throw new DomainError(common['not-found']);
  return param as Id<'delivery-note'>;
}

interface Told {
  readonly wrong: 'empty' | 'line' | 'changed' | 'sent';
  /** The product whose line is wrong. */
  readonly product: string | null;
  readonly lines: readonly TypedLine[];
  readonly remark: string;
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const form = await request.formData();
  const lines = typedLines(form);
  const remark = String(form.get('remark') ?? '');
  const refused = (wrong: Told['wrong'], product: string | null = null): Told => ({ wrong, product, lines, remark });
  const filled = filledLines(lines);
  if (filled.length === 0) return refused('empty');
  const [id, version] = [form.get('id'), form.get('version')];
  const given = deliveryNoteInput.safeParse({
    business: form.get('business'),
    remark,
    lines: filled,
    ...(id ? { id, version: Number(version) } : {}),
  });
  if (!given.success) {
    const [at, no] = given.error.issues[0]?.path ?? [];
    return refused('line', at === 'lines' ? (filled[Number(no)]?.product ?? null) : null);
  }
  try {
    const note = await servicesOf(context).runner.command(ctx, (tx) => writeDeliveryNote(ctx, tx, given.data));
    throw redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/surat-jalan/${note}`));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'stock.note-changed') return refused('changed');
    if (error.code === 'stock.note-not-draft') return refused('sent');
    throw error;
  }
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.draft?.number ?? m.stock_write_note()} · ${m.platform_brand()}` },
];

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function WriteNotePage() {
  const { slug, business, products, draft } = useLoaderData<typeof loader>() as Loaded;
  const told = useActionData<Told>();
  const { state } = useNavigation();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}`);
  const lines = told?.lines ?? draft?.lines ?? [];
  const wrong =
    told &&
    {
      empty: m.stock_note_empty(),
      line: m.stock_note_line_wrong(),
      changed: m.stock_note_changed(),
      sent: m.stock_note_sent_already(),
    }[told.wrong];
  return (
    <>
      <PageHead
        title={draft?.number ?? m.stock_write_note()}
        lead={m.stock_write_note_lead({ name: business.name })}
        above={[{ href: `${base}/titip-jual/${business.slug}`, label: business.name }]}
      />
      {products.length === 0 ? (
        <EmptyState title={m.stock_no_products()}>{m.stock_no_products_text()}</EmptyState>
      ) : (
        <Form method="post" className="grid gap-4">
          <SentField />
          {wrong && <Notice kind="danger" title={wrong} />}
          <input type="hidden" name="business" value={business.id} />
          {draft && <input type="hidden" name="id" value={draft.id} />}
          {draft && <input type="hidden" name="version" value={draft.version} />}
          {products.map((product) => (
            <ProductFields
              key={product.id}
              product={product}
              typed={lines.find((line) => line.product === product.id)}
              wrong={told?.wrong === 'line' && told.product === product.id}
            />
          ))}
          <TextAreaField
            name="remark"
            label={m.stock_remark()}
            hint={m.stock_remark_hint()}
            optional
            rows={3}
            maxLength={500}
            defaultValue={told?.remark ?? draft?.remark}
          />
          <div className="flex flex-wrap gap-3">
            <Button disabled={state !== 'idle'}>{m.stock_note_save()}</Button>
            <LinkButton href={`${base}/titip-jual/${business.slug}`} tone="quiet">
              {m.stock_cancel()}
            </LinkButton>
          </div>
        </Form>
      )}
    </>
  );
}

function ProductFields({
  product,
  typed,
  wrong,
}: {
  readonly product: Loaded['products'][number];
  readonly typed: TypedLine | undefined;
  readonly wrong: boolean;
}) {
  const locale = getLocale();
  const name = product.name[locale];
  return (
    <Card title={withUnit(name, product.unit)}>
      <fieldset className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        <legend className="sr-only">{name}</legend>
        <input type="hidden" name="product" value={product.id} />
        <TextField
          name="sent"
          inputMode="numeric"
          autoComplete="off"
          label={m.stock_pieces()}
          optional
          enterKeyHint="next"
          error={wrong ? m.stock_line_wrong() : undefined}
          defaultValue={typed?.sent}
        />
        <TextField
          name="batch"
          autoComplete="off"
          label={m.stock_batch()}
          optional
          maxLength={40}
          defaultValue={typed?.batch}
        />
        <div className="col-span-2 sm:col-span-1">
          <TextField name="expiresOn" type="date" label={m.stock_expires()} optional defaultValue={typed?.expiresOn} />
        </div>
      </fieldset>
    </Card>
  );
}
