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
import { formatCount } from '../../../kinds/money.ts';
import { formatDay, formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  LinkButton,
  Notice,
  PageHead,
  Table,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import type { NoteSheet } from '../get-note-sheet.ts';
import { cancelDeliveryNote, getNoteSheet, receiveDeliveryNote, sendDeliveryNote } from '../index.ts';
import { noteStateName, noteStateTone } from '../words.ts';

export const handle: PageHandle = { access: 'stock.read' };

function noteOf(param: string | undefined): Id<'delivery-note'> {
  if (!isId(param)) throw new DomainError(common['not-found']);
  return param as Id<'delivery-note'>;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const may = (action: 'stock.write' | 'stock.receive') => allowing(ctx.actor, ctx.organiser, action).length > 0;
  const sheet = await servicesOf(context).runner.query(ctx, (tx) => getNoteSheet(ctx, tx, noteOf(params.note)));
  return { sheet, may: { write: may('stock.write'), receive: may('stock.receive') } };
}

interface Told {
  readonly wrong: 'signer' | 'counted' | 'moved-on';
  readonly values: Readonly<Record<string, string>>;
}

/** What the states of a note refuse: somebody else was faster. */
const MOVED_ON = ['stock.note-received', 'stock.note-not-sent', 'stock.note-not-draft'];

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const note = noteOf(params.note);
  const form = await request.formData();
  const values = Object.fromEntries(form) as Record<string, string>;
  const by = String(form.get('by') ?? '').trim();
  const what = form.get('do');
  if (what !== 'cancel' && (by === '' || by.length > 80)) return { wrong: 'signer', values };
  const counted = [...form]
    .filter(([name]) => name.startsWith('line-'))
    .map(([name, value]) => ({
      line: Number(name.slice(5)),
      received: /^\d{1,7}$/.test(String(value).trim()) ? Number(value) : Number.NaN,
    }));
  if (what === 'receive' && counted.some(({ received }) => Number.isNaN(received))) return { wrong: 'counted', values };
  try {
    await runner.command(ctx, async (tx) => {
      if (what === 'send') await sendDeliveryNote(ctx, tx, { note, by });
      else if (what === 'cancel') await cancelDeliveryNote(ctx, tx, note);
      else await receiveDeliveryNote(ctx, tx, { note, by, remark: String(form.get('remark') ?? ''), counted });
    });
  } catch (error) {
    if (error instanceof DomainError && MOVED_ON.includes(error.code)) return { wrong: 'moved-on', values };
    throw error;
  }
  throw redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/surat-jalan/${note}`));
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${m.stock_note()} ${loaderData?.sheet.note.number ?? ''} · ${m.platform_brand()}` },
];

interface Loaded {
  readonly sheet: NoteSheet;
  readonly may: { readonly write: boolean; readonly receive: boolean };
}

export default function NotePage() {
  const { sheet, may } = useLoaderData<typeof loader>() as Loaded;
  const { note, edition, business, products } = sheet;
  const told = useActionData<Told>();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${edition.slug}`);
  const count = (pieces: number | null) => (pieces === null ? '—' : formatCount(pieces, locale).replace('-', '−'));
  const paper = `/api/v1/editions/${edition.slug}/delivery-notes/${note.id}/note.pdf?lang=${locale}`;
  const nameOf = (product: string) => products[product]?.[locale] ?? '—';
  return (
    <>
      <PageHead
        title={`${m.stock_note()} ${note.number}`}
        lead={business.name}
        above={[
          { href: `${base}/titip-jual`, label: m.stock_consignment() },
          { href: `${base}/titip-jual/${business.slug}`, label: business.name },
        ]}
        actions={
          <>
            <LinkButton href={paper}>
              {note.state === 'received' ? m.stock_paper_handover() : m.stock_print()}
            </LinkButton>
            {note.state === 'draft' && may.write && (
              <LinkButton href={`${base}/surat-jalan/${note.id}/ubah`} tone="outline">
                {m.stock_change()}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid gap-6">
        {told?.wrong === 'moved-on' && <Notice kind="danger" title={m.stock_moved_on()} />}
        <Card>
          <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
            <dt className="text-ink-2">{m.stock_state()}</dt>
            <dd>
              <Badge tone={noteStateTone(note.state)}>{noteStateName(note.state, locale)}</Badge>
            </dd>
            <dt className="text-ink-2">{m.stock_written()}</dt>
            <dd>{formatInstant(note.writtenAt, edition.zone, locale)}</dd>
            <Signed label={m.stock_paper_giver()} by={note.sentBy} at={note.sentAt} zone={edition.zone} />
            <Signed label={m.stock_paper_taker()} by={note.receivedBy} at={note.receivedAt} zone={edition.zone} />
            {note.remark && (
              <>
                <dt className="text-ink-2">{m.stock_remark()}</dt>
                <dd>{note.remark}</dd>
              </>
            )}
            {note.receiptRemark && (
              <>
                <dt className="text-ink-2">{m.stock_receipt_remark()}</dt>
                <dd>{note.receiptRemark}</dd>
              </>
            )}
          </dl>
        </Card>
        <Card title={m.stock_lines()} flush>
          <Table
            caption={m.stock_lines()}
            quietCaption
            rows={note.lines}
            rowKey={(line) => String(line.line)}
            columns={[
              { heading: m.stock_product(), names: true, cell: (line) => nameOf(line.product) },
              { heading: m.stock_batch(), cell: (line) => line.batch || '—' },
              {
                heading: m.stock_expires(),
                cell: (line) => (line.expiresOn === null ? '—' : formatDay(line.expiresOn, locale, false)),
              },
              { heading: m.stock_sent(), numeric: true, cell: (line) => count(line.sent) },
              { heading: m.stock_received(), numeric: true, cell: (line) => count(line.received) },
            ]}
          />
        </Card>
        {note.state === 'draft' && may.write && <SendForm told={told} />}
        {note.state === 'sent' && may.receive && <ReceiveForm sheet={sheet} told={told} />}
        {note.state === 'sent' && !may.receive && <Notice title={m.stock_waits()}>{m.stock_waits_text()}</Notice>}
        {(note.state === 'draft' || note.state === 'sent') && may.write && (
          <Form method="post">
            <SentField />
            <Button tone="quiet" name="do" value="cancel">
              {m.stock_take_back()}
            </Button>
          </Form>
        )}
      </div>
    </>
  );
}

function Signed({ label, by, at, zone }: { label: string; by: string | null; at: number | null; zone: string }) {
  if (by === null || at === null) return null;
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd>
        {by}, {formatInstant(at, zone, getLocale())}
      </dd>
    </>
  );
}

function SignerField({ told, label, hint }: { told: Told | undefined; label: string; hint: string }) {
  return (
    <TextField
      name="by"
      label={label}
      hint={hint}
      maxLength={80}
      autoComplete="off"
      error={told?.wrong === 'signer' ? m.stock_signer_missing() : undefined}
      defaultValue={told?.values.by}
    />
  );
}

function SendForm({ told }: { told: Told | undefined }) {
  const { state } = useNavigation();
  return (
    <Card title={m.stock_send()}>
      <Form method="post" className="grid max-w-xl gap-4">
        <SentField />
        <p className="text-ink-2">{m.stock_send_lead()}</p>
        <SignerField told={told} label={m.stock_paper_giver()} hint={m.stock_signer_hint()} />
        <div>
          <Button name="do" value="send" disabled={state !== 'idle'}>
            {m.stock_send()}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function ReceiveForm({ sheet, told }: { sheet: NoteSheet; told: Told | undefined }) {
  const { state } = useNavigation();
  const locale = getLocale();
  const { note, products } = sheet;
  return (
    <Card title={m.stock_receive()}>
      <Form method="post" className="grid gap-4">
        <SentField />
        <p className="max-w-prose text-ink-2">{m.stock_receive_lead()}</p>
        {told?.wrong === 'counted' && <Notice kind="danger" title={m.stock_counted_wrong()} />}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {note.lines.map((line) => (
            <TextField
              key={line.line}
              name={`line-${line.line}`}
              inputMode="numeric"
              autoComplete="off"
              label={`${products[line.product]?.[locale] ?? '—'}${line.batch ? ` (${line.batch})` : ''}`}
              hint={m.stock_sent_hint({ count: formatCount(line.sent, locale) })}
              defaultValue={told?.values[`line-${line.line}`] ?? String(line.sent)}
            />
          ))}
        </div>
        <TextAreaField
          name="remark"
          label={m.stock_receipt_remark()}
          optional
          rows={2}
          maxLength={500}
          defaultValue={told?.values.remark}
        />
        <SignerField told={told} label={m.stock_paper_taker()} hint={m.stock_signer_hint()} />
        <div>
          <Button name="do" value="receive" disabled={state !== 'idle'}>
            {m.stock_receive()}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
