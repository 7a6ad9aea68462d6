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
import { z } from 'zod';
import { newId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
  Table,
  TextField,
} from '../../../platform/ui/index.ts';
import { MOST_PIECES, movementInput, movementName, noteStateName, noteStateTone } from '../../stock/contract.ts';
import { recordMovement } from '../../stock/index.ts';
import { listGoods } from '../index.ts';

export const handle: PageHandle = { access: 'stock.read' };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const may = (action: 'stock.write' | 'stock.receive') => allowing(ctx.actor, ctx.organiser, action).length > 0;
  const goods = await servicesOf(context).runner.query(ctx, (tx) => listGoods(ctx, tx, params.business ?? ''));
  return {
    ...goods,
    may: { write: may('stock.write'), receive: may('stock.receive') },
    recorded: new URL(request.url).searchParams.has('tercatat'),
    // A form that is sent twice by an impatient thumb is one movement.
    next: newId<'movement'>(ctx.clock.now()),
  };
}

const KINDS = ['returned', 'damaged', 'corrected'] as const;

/** What a form says: text, of which the numbers are made. */
const form = z.object({ quantity: z.coerce.number() }).loose();

interface Told {
  readonly wrong: 'quantity' | 'reason' | 'product';
  readonly values: Readonly<Record<string, string>>;
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const fields = Object.fromEntries(await request.formData()) as Record<string, string>;
  const read = form.safeParse(fields);
  const given = movementInput.safeParse({ ...fields, quantity: read.success ? read.data.quantity : Number.NaN });
  if (!given.success) {
    const at = given.error.issues[0]?.path[0];
    return { wrong: at === 'reason' || at === 'product' ? at : 'quantity', values: fields };
  }
  await servicesOf(context).runner.command(ctx, (tx) => recordMovement(ctx, tx, given.data));
  throw redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/titip-jual/${params.business}?tercatat=1`));
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${m.settlement_consignment()}: ${loaderData?.business.name ?? ''} · ${m.platform_brand()}` },
];

type Loaded = Awaited<ReturnType<typeof loader>>;

export default function ConsignmentPage() {
  const loaded = useLoaderData<typeof loader>() as Loaded;
  const { edition, business, stock, notes, may, recorded } = loaded;
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${edition.slug}`);
  const count = (pieces: number) => formatCount(pieces, locale).replace('-', '−');
  const write = `${base}/surat-jalan/baru?usaha=${business.slug}`;
  return (
    <>
      <PageHead
        title={business.name}
        lead={m.settlement_consignment_of_lead()}
        above={[{ href: `${base}/titip-jual`, label: m.settlement_consignment() }]}
        actions={
          <>
            {may.write && <LinkButton href={write}>{m.stock_write_note()}</LinkButton>}
            <LinkButton href={`${base}/penjualan/${business.slug}/perhitungan`} tone="outline">
              {m.settlement_title()}
            </LinkButton>
          </>
        }
      />
      <div className="grid gap-6">
        {recorded && <Notice kind="success" title={m.stock_movement_recorded()} />}
        <Card title={m.settlement_goods()} flush>
          <Table
            caption={m.settlement_goods()}
            quietCaption
            rows={stock}
            rowKey={(row) => row.product}
            empty={
              <div className="p-5">
                <EmptyState title={m.settlement_no_goods()}>{m.settlement_no_goods_text()}</EmptyState>
              </div>
            }
            columns={[
              { heading: m.settlement_col_product(), names: true, cell: (row) => row.name },
              { heading: m.settlement_col_received(), numeric: true, cell: (row) => count(row.received) },
              { heading: m.settlement_col_corrected(), numeric: true, cell: (row) => count(row.corrected) },
              { heading: m.settlement_col_sold(), numeric: true, cell: (row) => count(row.sold) },
              { heading: m.settlement_col_returned(), numeric: true, cell: (row) => count(row.returned) },
              { heading: m.settlement_col_damaged(), numeric: true, cell: (row) => count(row.damaged) },
              {
                heading: m.settlement_col_left(),
                numeric: true,
                cell: (row) => (
                  <span className="inline-flex items-center gap-2">
                    {row.left < 0 && <Badge tone="red">{m.settlement_left_below()}</Badge>}
                    <b>{count(row.left)}</b>
                  </span>
                ),
              },
            ]}
          />
        </Card>
        <Card title={m.stock_notes()} flush>
          <Table
            caption={m.stock_notes()}
            quietCaption
            rows={notes}
            rowKey={(note) => note.id}
            empty={
              <div className="p-5">
                <EmptyState title={m.stock_no_notes()}>{m.stock_no_notes_text()}</EmptyState>
              </div>
            }
            columns={[
              {
                heading: m.stock_note(),
                names: true,
                cell: (note) => (
                  <a
                    href={`${base}/surat-jalan/${note.id}`}
                    className="underline pointer-coarse:inline-flex pointer-coarse:min-h-12 pointer-coarse:items-center"
                  >
                    {note.number}
                  </a>
                ),
              },
              {
                heading: m.stock_state(),
                cell: (note) => <Badge tone={noteStateTone(note.state)}>{noteStateName(note.state, locale)}</Badge>,
              },
              { heading: m.stock_written(), cell: (note) => formatInstant(note.writtenAt, edition.zone, locale) },
              { heading: m.stock_sent(), numeric: true, cell: (note) => count(note.sent) },
              {
                heading: m.stock_received(),
                numeric: true,
                cell: (note) => (note.received === null ? '—' : count(note.received)),
              },
            ]}
          />
        </Card>
        {may.receive && stock.length > 0 && <MovementForm loaded={loaded} />}
        <Movements loaded={loaded} />
      </div>
    </>
  );
}

function MovementForm({ loaded }: { readonly loaded: Loaded }) {
  const told = useActionData<Told>();
  const { state } = useNavigation();
  const locale = getLocale();
  const { business, products, next } = loaded;
  const kept = told?.values ?? {};
  return (
    <Card title={m.stock_move()}>
      <p className="mb-4 max-w-prose text-ink-2">{m.stock_move_lead()}</p>
      <Form method="post" className="grid gap-4 sm:grid-cols-2" key={next}>
        <SentField />
        <input type="hidden" name="business" value={business.id} />
        <input type="hidden" name="id" value={kept.id ?? next} />
        <SelectField
          name="product"
          label={m.settlement_col_product()}
          choices={products.map((product) => ({ value: product.id, label: product.name[locale] }))}
          defaultValue={kept.product}
          error={told?.wrong === 'product' ? m.stock_product_missing() : undefined}
        />
        <SelectField
          name="kind"
          label={m.stock_what_happened()}
          choices={KINDS.map((kind) => ({ value: kind, label: movementName(kind, locale) }))}
          defaultValue={kept.kind}
        />
        <TextField
          name="quantity"
          type="number"
          inputMode="numeric"
          step={1}
          min={-MOST_PIECES}
          max={MOST_PIECES}
          label={m.stock_pieces()}
          hint={m.stock_pieces_hint()}
          error={told?.wrong === 'quantity' ? m.stock_pieces_wrong() : undefined}
          defaultValue={kept.quantity}
        />
        <TextField
          name="batch"
          label={m.stock_batch()}
          hint={m.stock_batch_hint()}
          optional
          maxLength={40}
          defaultValue={kept.batch}
        />
        <div className="sm:col-span-2">
          <TextField
            name="reason"
            label={m.stock_reason()}
            maxLength={300}
            error={told?.wrong === 'reason' ? m.stock_reason_missing() : undefined}
            defaultValue={kept.reason}
          />
        </div>
        <div>
          <Button disabled={state !== 'idle'}>{m.stock_move_save()}</Button>
        </div>
      </Form>
    </Card>
  );
}

function Movements({ loaded }: { readonly loaded: Loaded }) {
  const { movements, products, edition } = loaded;
  const locale = getLocale();
  const names = new Map(products.map((product) => [product.id, product.name[locale]]));
  if (movements.length === 0) return null;
  return (
    <Card title={m.stock_history()} flush>
      <Table
        caption={m.stock_history()}
        quietCaption
        rows={movements}
        rowKey={(movement) => movement.id}
        columns={[
          { heading: m.settlement_col_product(), names: true, cell: (row) => names.get(row.product) ?? '—' },
          { heading: m.stock_what_happened(), cell: (row) => movementName(row.kind, locale) },
          {
            heading: m.stock_pieces(),
            numeric: true,
            cell: (row) => formatCount(row.quantity, locale).replace('-', '−'),
          },
          { heading: m.stock_batch(), cell: (row) => row.batch || '—' },
          { heading: m.stock_reason(), cell: (row) => row.note ?? row.reason },
          { heading: m.stock_when(), cell: (row) => formatInstant(row.at, edition.zone, locale) },
        ]}
      />
    </Card>
  );
}
