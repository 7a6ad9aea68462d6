import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type BusinessCalendar, formatClockOfDay } from '../../../kinds/business-day.ts';
import { paymentsIn } from '../../../kinds/country/index.ts';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatDay, formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  BasisBadge,
  Button,
  Card,
  Checkbox,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  SheetButtons,
  Table,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { calendarDay } from '../../till/contract.ts';
import { type ClaimedPayment, type ClaimedSum, listClaimed, sumClaimed } from '../claimed/list-claimed.ts';
import { type ListedJudgement, listJudgements } from '../claimed/list-judgements.ts';
import { placeOf, words } from '../contract.ts';
import { errors } from '../errors.ts';
import { judgePayments, undoJudgement } from '../judge-payments.ts';
import { keepStatement, listStatements, readStatementFile } from '../statement/statements.ts';
import { methodName, sourceName, verdictName } from '../words.ts';
import { StatementUpload } from './StatementUpload.tsx';

export const handle: PageHandle = { access: 'payments.read', files: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const search = new URL(request.url).searchParams;
  const booth = search.get('stan');
  const may = allowing(ctx.actor, ctx.organiser, 'payments.confirm').length > 0;
  const reach = reachOfPage(context);
  const asked = {
    reach,
    booth: isId(booth) ? (booth as Id<'booth'>) : undefined,
    day: calendarDay.safeParse(search.get('hari')).data,
  };
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, dayEndsAt, currency } = await getEditionFacts(ctx, tx);
    return {
      slug: ctx.slug,
      zone,
      dayEndsAt,
      currency,
      may,
      asked: { ...(asked.booth ? { stan: asked.booth } : {}), ...(asked.day ? { hari: asked.day } : {}) },
      sums: await sumClaimed(ctx, tx, { reach }),
      page: await listClaimed(ctx, tx, { ...asked, after: search.get('sesudah') ?? undefined, limit: 50 }),
      judgements: may ? await listJudgements(ctx, tx) : [],
      statements: may ? await listStatements(ctx, tx) : [],
    };
  });
}

type Told =
  | { readonly state: 'confirmed' | 'undone'; readonly payments: number; readonly amount: number }
  | { readonly state: 'none' | 'note' | 'again' }
  | { readonly state: 'unread'; readonly pasted: string };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  if (allowing(ctx.actor, ctx.organiser, 'payments.confirm').length === 0) throw new DomainError(common.forbidden);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const verb = form.get('do');
  try {
    if (verb === 'paste' || verb === 'file') {
      // The file comes here from a browser without script; with script the API takes it.
      const file = form.get('file');
      const given = file instanceof File ? file : new File([String(form.get('csv') ?? '')], 'CSV');
      const table = await readStatementFile(new Uint8Array(await given.arrayBuffer()));
      const name = given.name.slice(0, 200) || 'CSV';
      const id = await runner.command(ctx, (tx) => keepStatement(ctx, tx, { name, table }));
      return redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/pembayaran/${id}`));
    }
    if (verb === 'undo') {
      const judgement = form.get('judgement');
      if (!isId(judgement)) return { state: 'again' };
      const { payments, amount } = await runner.command(ctx, (tx) =>
        undoJudgement(ctx, tx, judgement as Id<'judgement'>),
      );
      return { state: 'undone', payments, amount };
    }
    const note = words(300).min(1).safeParse(form.get('note'));
    const said = form.getAll('payment').flatMap((value) => {
      const [receipt, no = ''] = String(value).split('.');
      return isId(receipt) && /^\d$/.test(no)
        ? [{ receipt: receipt as Id<'event'>, no: Number(no), reference: '' }]
        : [];
    });
    if (said.length === 0) return { state: 'none' };
    if (!note.success) return { state: 'note' };
    const asked = { source: 'person', verdict: 'confirmed', words: said, note: note.data } as const;
    const { payments, amount } = await runner.command(ctx, (tx) => judgePayments(ctx, tx, asked));
    return { state: 'confirmed', payments, amount };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === errors['statement-unread'].code)
      return { state: 'unread', pasted: String(form.get('csv') ?? '') };
    if (error.code === errors['already-undone'].code) return { state: 'again' };
    throw error;
  }
}

export const meta: MetaFunction = () => [{ title: `${m.takings_payments_title()} · ${m.platform_brand()}` }];

/** The ways to pay of the country but cash: `QRIS, kartu, atau transfer`. */
function cashless(currency: string): string {
  const ways = paymentsIn(currency).flatMap(({ way }) => (way === 'cash' ? [] : [methodName(way, currency)]));
  return new Intl.ListFormat(getLocale(), { type: 'disjunction' }).format(ways);
}

export default function PaymentsPage() {
  const { slug, zone, dayEndsAt, currency, may, asked, sums, page, judgements, statements } =
    useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const here = pathIn(locale, `/kerja/${slug}/pembayaran`);
  return (
    <>
      <PageHead
        title={m.takings_payments_title()}
        lead={m.takings_payments_lead()}
        actions={may && <SheetButtons slug={slug} sheet="payments" />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {told && <Answer told={told} currency={currency} />}
        {may && (
          <Card title={m.takings_statement_title()}>
            <StatementUpload
              slug={slug}
              refused={told?.state === 'unread'}
              pasted={told?.state === 'unread' ? told.pasted : ''}
            />
            {statements.length > 0 && (
              <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-1 border-line border-t pt-3">
                {statements.map((statement) => (
                  <li key={statement.id}>
                    <a className="flex min-h-12 items-center text-river underline" href={`${here}/${statement.id}`}>
                      {statement.name} · {formatInstant(statement.madeAt, zone, locale)}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        )}
        <Sums sums={sums as readonly ClaimedSum[]} currency={currency} here={here} />
        <ClaimedList
          items={page.items as readonly ClaimedPayment[]}
          next={page.next}
          asked={asked as Readonly<Record<string, string>>}
          calendar={{ zone, dayEndsAt }}
          {...{ currency, may, here }}
        />
        {may && <Judgements judgements={judgements as readonly ListedJudgement[]} zone={zone} currency={currency} />}
      </div>
    </>
  );
}

function Answer({ told, currency }: { readonly told: Told; readonly currency: string }) {
  const locale = getLocale();
  switch (told.state) {
    case 'confirmed':
      return (
        <Notice
          kind="success"
          title={m.takings_confirmed({
            count: formatCount(told.payments, locale),
            amount: moneyText(told.amount, currency),
          })}
        />
      );
    case 'undone':
      return (
        <Notice
          kind="success"
          title={m.takings_undone({
            count: formatCount(told.payments, locale),
            amount: moneyText(told.amount, currency),
          })}
        />
      );
    case 'none':
      return <Notice kind="danger" title={m.takings_none_chosen()} />;
    case 'note':
      return <Notice kind="danger" title={m.takings_note_missing()} />;
    case 'again':
      return <Notice kind="warn" title={m.takings_already_undone()} />;
    default:
      return null;
  }
}

interface SumsProps {
  readonly sums: readonly ClaimedSum[];
  readonly currency: string;
  readonly here: string;
}

function Sums({ sums, currency, here }: SumsProps) {
  const locale = getLocale();
  const counted = (amount: number, count: number) =>
    count === 0 ? '–' : `${moneyText(amount, currency)} (${formatCount(count, locale)})`;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="text-xl">{m.takings_sums()}</h2>
      <p className="flex flex-wrap gap-2">
        <BasisBadge basis="claimed" />
        <BasisBadge basis="counted" />
      </p>
      <Table
        caption={m.takings_sums()}
        quietCaption
        rows={sums}
        rowKey={(sum) => `${sum.day} ${sum.booth}`}
        empty={
          <EmptyState title={m.takings_no_payments()}>
            {m.takings_no_payments_text({ methods: cashless(currency) })}
          </EmptyState>
        }
        columns={[
          {
            heading: m.takings_col_booth(),
            names: true,
            cell: (sum) => (
              <a
                className="text-river underline"
                href={`${here}?hari=${sum.day}${sum.booth ? `&stan=${sum.booth}` : ''}`}
              >
                {sum.boothNumber ?? '–'}
              </a>
            ),
          },
          { heading: m.takings_report_day(), cell: (sum) => formatDay(sum.day, locale) },
          { heading: m.takings_col_claimed(), numeric: true, cell: (sum) => counted(sum.claimed, sum.claimedCount) },
          {
            heading: m.takings_col_confirmed(),
            numeric: true,
            cell: (sum) => counted(sum.confirmed, sum.confirmedCount),
          },
        ]}
      />
    </section>
  );
}

interface ClaimedListProps {
  readonly items: readonly ClaimedPayment[];
  readonly next: string | null;
  readonly asked: Readonly<Record<string, string>>;
  readonly calendar: BusinessCalendar;
  readonly currency: string;
  readonly may: boolean;
  readonly here: string;
}

function ClaimedList({ items, next, asked, calendar, currency, may, here }: ClaimedListProps) {
  const locale = getLocale();
  const narrowed = Object.keys(asked).length > 0;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="text-xl">{m.takings_waiting()}</h2>
      {narrowed && (
        <p>
          <a className="text-river underline" href={here}>
            {m.takings_show_all()}
          </a>
        </p>
      )}
      <Form method="post" className="grid gap-4">
        <SentField />
        <Table
          caption={m.takings_waiting()}
          quietCaption
          rows={items}
          rowKey={placeOf}
          empty={<EmptyState title={m.takings_nothing_waits()}>{m.takings_nothing_waits_text()}</EmptyState>}
          columns={[
            {
              heading: m.takings_col_receipt(),
              names: true,
              cell: (payment) =>
                may ? <Checkbox name="payment" value={placeOf(payment)} label={payment.number} /> : payment.number,
            },
            {
              heading: m.takings_col_when(),
              cell: (payment) =>
                `${formatDay(payment.day, locale, false)} ${formatClockOfDay(payment.soldAt, calendar, locale)}`,
            },
            { heading: m.takings_col_booth(), cell: (payment) => payment.boothNumber ?? '–' },
            { heading: m.takings_col_method(), cell: (payment) => methodName(payment.method, currency) },
            {
              heading: m.takings_col_amount(),
              numeric: true,
              cell: (payment) => moneyText(payment.amount, currency),
            },
          ]}
        />
        {may && items.length > 0 && (
          <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto]">
            <TextField
              name="note"
              label={m.takings_note()}
              hint={m.takings_note_hint()}
              maxLength={300}
              autoComplete="off"
            />
            <Button name="do" value="confirm">
              {m.takings_confirm_chosen()}
            </Button>
          </div>
        )}
      </Form>
      {next !== null && (
        <div>
          <LinkButton tone="outline" href={`${here}?${new URLSearchParams({ ...asked, sesudah: next })}`}>
            {m.takings_earlier()}
          </LinkButton>
        </div>
      )}
    </section>
  );
}

interface JudgementsProps {
  readonly judgements: readonly ListedJudgement[];
  readonly zone: string;
  readonly currency: string;
}

function Judgements({ judgements, zone, currency }: JudgementsProps) {
  const locale = getLocale();
  if (judgements.length === 0) return null;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 className="text-xl">{m.takings_judgements()}</h2>
      <Table
        caption={m.takings_judgements()}
        quietCaption
        rows={judgements}
        rowKey={({ id }) => id}
        columns={[
          { heading: m.takings_col_when(), names: true, cell: (one) => formatInstant(one.madeAt, zone, locale) },
          {
            heading: m.takings_col_what(),
            cell: (one) => (
              <div>
                <Badge tone={one.verdict === 'confirmed' ? 'leaf' : one.verdict === 'disputed' ? 'red' : 'plain'}>
                  {verdictName(one.verdict)}
                </Badge>
                <span className="block text-ink-2 text-sm">
                  {[sourceName(one.source), one.statement ?? one.note, one.madeBy].filter(Boolean).join(' · ')}
                </span>
              </div>
            ),
          },
          { heading: m.takings_col_payments(), numeric: true, cell: (one) => formatCount(one.payments, locale) },
          { heading: m.takings_col_amount(), numeric: true, cell: (one) => moneyText(one.amount, currency) },
          {
            heading: m.takings_col_act(),
            cell: (one) =>
              one.verdict !== 'confirmed' ? (
                '—'
              ) : one.undone ? (
                m.takings_was_undone()
              ) : (
                <Form method="post">
                  <SentField />
                  <input type="hidden" name="judgement" value={one.id} />
                  <Button name="do" value="undo" size="small" tone="outline">
                    {m.takings_undo()}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
    </section>
  );
}
