import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { dayAt, formatDay, formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, Checkbox, EmptyState, Notice, PageHead, Table } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { errors } from '../errors.ts';
import { confirmStatement } from '../statement/confirm-statement.ts';
import { mappingInput, nameColumns, pointAtHeader } from '../statement/name-columns.ts';
import { previewStatement } from '../statement/preview-statement.ts';
import { ColumnsForm } from './ColumnsForm.tsx';
import { HowRead } from './HowRead.tsx';

export const handle: PageHandle = { access: 'payments.confirm' };

interface Row {
  readonly payment: string;
  readonly number: string;
  readonly booth: string;
  readonly soldAt: number;
  readonly amount: number;
  readonly paid: { readonly at: number; readonly timed: boolean } | null;
  readonly reference: string;
}

function statementOf(text: string | undefined): Id<'statement'> {
  if (!isId(text)) throw new DomainError(errors['statement-unknown']);
  return text as Id<'statement'>;
}

const SHOWN = 200;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const id = statementOf(params.statement);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, currency } = await getEditionFacts(ctx, tx);
    const { matching, lines, payments, ...preview } = await previewStatement(ctx, tx, id);
    const rowOf = (key: string, line: string | null): Row[] => {
      const payment = payments.get(key);
      const paid = line === null ? undefined : lines.get(line);
      if (!payment) return [];
      const { number, boothNumber, soldAt, amount } = payment;
      return [
        {
          payment: key,
          number,
          booth: boothNumber ?? '–',
          soldAt,
          amount,
          paid: paid ? { at: paid.at, timed: paid.timed } : null,
          reference: paid?.reference ?? '',
        },
      ];
    };
    const rowsOf = (pairs: typeof matching.sure) => pairs.flatMap(({ payment, line }) => rowOf(payment, line));
    const sure = rowsOf(matching.sure);
    return {
      slug: ctx.slug,
      zone,
      currency,
      ...preview,
      inCount: lines.size + preview.used,
      sure: sure.slice(0, SHOWN),
      sureCount: sure.length,
      sureAmount: sure.reduce((sum, { amount }) => sum + amount, 0),
      unsure: rowsOf(matching.unsure).slice(0, SHOWN),
      lines: matching.lines.slice(0, SHOWN).flatMap((key) => lines.get(key) ?? []),
      linesCount: matching.lines.length,
      payments: matching.payments.slice(0, SHOWN).flatMap((key) => rowOf(key, null)),
      paymentsCount: matching.payments.length,
    };
  });
}

type Told =
  | { readonly state: 'confirmed'; readonly payments: number; readonly amount: number }
  | { readonly state: 'named' | 'pointed' | 'wrong' | 'unnamed' | 'standing' };

/** What lines stand for already is not read anew. */
async function unlessStanding(act: () => Promise<Told>): Promise<Told> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof DomainError && error.code === errors['statement-confirmed'].code) return { state: 'standing' };
    throw error;
  }
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const id = statementOf(params.statement);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  if (form.get('do') === 'header') {
    const line = Number(form.get('line'));
    if (!Number.isSafeInteger(line)) return { state: 'wrong' };
    return unlessStanding(async () => {
      await runner.command(ctx, (tx) => pointAtHeader(ctx, tx, id, line));
      return { state: 'pointed' };
    });
  }
  if (form.get('do') === 'name') {
    const column = (name: string) => {
      const value = String(form.get(name) ?? '');
      return value === '' ? null : Number(value);
    };
    const mapping = mappingInput.safeParse({
      date: column('date'),
      time: column('time'),
      zone: column('zone'),
      amount: column('amount'),
      debit: column('debit'),
      direction: column('direction'),
      status: column('status'),
      reference: column('reference'),
      merchant: column('merchant'),
      order: form.get('order'),
    });
    if (!mapping.success) return { state: 'wrong' };
    return unlessStanding(async () => {
      await runner.command(ctx, (tx) => nameColumns(ctx, tx, id, mapping.data));
      return { state: 'named' };
    });
  }
  try {
    const chosen = new Set(form.getAll('payment').map(String));
    const { payments, amount } = await runner.command(ctx, (tx) => confirmStatement(ctx, tx, id, chosen));
    return { state: 'confirmed', payments, amount };
  } catch (error) {
    if (error instanceof DomainError && error.code === errors['mapping-missing'].code) return { state: 'unnamed' };
    throw error;
  }
}

export const meta: MetaFunction = () => [{ title: `${m.takings_statement_title()} · ${m.platform_brand()}` }];

export default function StatementPage() {
  const loaded = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const { slug, name, zone, currency, mapping, sure, unsure, lines, payments } = loaded;
  const instant = (at: number) => formatInstant(at, zone, locale);
  // A bank that tells no clock is not made to have told noon.
  const paidWhen = ({ at, timed }: { readonly at: number; readonly timed: boolean }) =>
    timed ? instant(at) : formatDay(dayAt(at, zone), locale);
  const columns = [
    { heading: m.takings_col_receipt(), names: true, cell: (row: Row) => row.number },
    { heading: m.takings_col_booth(), cell: (row: Row) => row.booth },
    { heading: m.takings_col_sold(), cell: (row: Row) => instant(row.soldAt) },
    { heading: m.takings_col_paid(), cell: (row: Row) => (row.paid ? paidWhen(row.paid) : '–') },
    {
      heading: m.takings_col_reference(),
      cell: (row: Row) => <span className="break-all">{row.reference || '–'}</span>,
    },
    { heading: m.takings_col_amount(), numeric: true, cell: (row: Row) => moneyText(row.amount, currency) },
  ];
  return (
    <>
      <PageHead
        title={name}
        lead={m.takings_statement_page_lead()}
        above={[{ href: pathIn(locale, `/kerja/${slug}/pembayaran`), label: m.takings_payments_title() }]}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {told?.state === 'confirmed' && (
          <Notice
            kind="success"
            title={m.takings_confirmed({
              count: formatCount(told.payments, locale),
              amount: moneyText(told.amount, currency),
            })}
          />
        )}
        {told?.state === 'named' && <Notice kind="success" title={m.takings_columns_named()} />}
        {told?.state === 'pointed' && <Notice kind="success" title={m.takings_header_named()} />}
        {(told?.state === 'wrong' || told?.state === 'unnamed') && (
          <Notice kind="danger" title={m.takings_columns_wrong()} />
        )}
        {told?.state === 'standing' && <Notice kind="danger" title={m.takings_columns_standing()} />}
        <ColumnsForm headers={loaded.headers} headerLine={loaded.headerLine} top={loaded.top} mapping={mapping} />
        {mapping && (
          <>
            <HowRead
              sample={loaded.sample}
              unread={loaded.unread}
              outCount={loaded.out.length}
              inCount={loaded.inCount}
              used={loaded.used}
              {...{ zone, currency }}
            />
            <Form method="post" className="grid gap-5">
              <SentField />
              <section className="grid gap-3">
                <h2 className="text-xl">
                  {m.takings_sure({
                    count: formatCount(loaded.sureCount, locale),
                    amount: moneyText(loaded.sureAmount, currency),
                  })}
                </h2>
                <Table
                  caption={m.takings_payments_title()}
                  quietCaption
                  rows={sure}
                  rowKey={(row) => row.payment}
                  columns={columns}
                  empty={<EmptyState title={m.takings_sure_none()}>{m.takings_sure_none_text()}</EmptyState>}
                />
              </section>
              {unsure.length > 0 && (
                <section className="grid gap-3">
                  <h2 className="text-xl">{m.takings_unsure()}</h2>
                  <p className="max-w-prose text-ink-2">{m.takings_unsure_text()}</p>
                  <Table
                    caption={m.takings_unsure()}
                    quietCaption
                    rows={unsure}
                    rowKey={(row) => row.payment}
                    columns={[
                      {
                        heading: m.takings_col_receipt(),
                        names: true,
                        cell: (row) => <Checkbox name="payment" value={row.payment} label={row.number} />,
                      },
                      ...columns.slice(1),
                    ]}
                  />
                </section>
              )}
              {loaded.sureCount + unsure.length > 0 && (
                <div>
                  <Button name="do" value="confirm" size="large">
                    {m.takings_confirm_all()}
                  </Button>
                </div>
              )}
            </Form>
            {lines.length > 0 && (
              <section className="grid gap-3">
                <h2 className="text-xl">{m.takings_left_lines({ count: formatCount(loaded.linesCount, locale) })}</h2>
                <Table
                  caption={m.takings_left_lines({ count: formatCount(loaded.linesCount, locale) })}
                  quietCaption
                  rows={lines}
                  rowKey={(line) => line.key}
                  columns={[
                    { heading: m.takings_col_line(), names: true, cell: (line) => formatCount(line.line, locale) },
                    { heading: m.takings_col_paid(), cell: paidWhen },
                    {
                      heading: m.takings_col_reference(),
                      cell: (line) => <span className="break-all">{line.reference || '–'}</span>,
                    },
                    {
                      heading: m.takings_col_amount(),
                      numeric: true,
                      cell: (line) => moneyText(line.amount, currency),
                    },
                  ]}
                />
              </section>
            )}
            {payments.length > 0 && (
              <section className="grid gap-3">
                <h2 className="text-xl">
                  {m.takings_left_payments({ count: formatCount(loaded.paymentsCount, locale) })}
                </h2>
                <Table
                  caption={m.takings_left_payments({ count: formatCount(loaded.paymentsCount, locale) })}
                  quietCaption
                  rows={payments}
                  rowKey={(row) => row.payment}
                  columns={columns.filter((_, at) => at !== 3 && at !== 4)}
                />
              </section>
            )}
          </>
        )}
      </div>
    </>
  );
}
