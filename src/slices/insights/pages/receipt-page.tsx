import type { ReactNode } from 'react';
import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Card, LinkButton, Money, Notice, PageHead, Table } from '../../../platform/ui/index.ts';
import type { ReceiptDetail } from '../../till/contract.ts';
import { getReceiptProof, type ReceiptProof } from '../index.ts';
import { methodName } from '../words.ts';

export const handle: PageHandle = { access: 'receipts.read' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  if (!isId(params.receipt)) throw new DomainError(common['not-found']);
  const asked = { id: params.receipt as Id<'event'>, reach: reachOfPage(context) };
  const proof = await servicesOf(context).runner.query(ctx, (tx) => getReceiptProof(ctx, tx, asked));
  return { ...proof, part: !asked.reach.all };
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${m.insights_receipt_title({ number: loaderData?.receipt.number ?? '' })} · ${m.platform_brand()}` },
];

export default function ReceiptPage() {
  const { part, ...proof } = useLoaderData<typeof loader>() as ReceiptProof & { readonly part: boolean };
  const { edition, receipt, boothNumber } = proof;
  const locale = getLocale();
  const list = pathIn(locale, `/kerja/${edition.slug}/struk`);
  const { number } = receipt;
  const time = formatInstant(Date.parse(receipt.soldAt), edition.zone, locale);
  const booth = boothNumber === null ? m.insights_no_booth() : m.insights_sources_booth({ number: boothNumber });
  return (
    <>
      <PageHead
        title={
          receipt.kind === 'void'
            ? m.insights_receipt_void_title({ number })
            : receipt.kind === 'refund'
              ? m.insights_receipt_refund_title({ number })
              : m.insights_receipt_title({ number })
        }
        lead={`${time} · ${booth}`}
        above={[{ href: list, label: m.insights_receipts_title() }]}
      />
      <div className="grid gap-6">
        <Counterpart receipt={receipt} list={list} />
        {part && <Notice>{m.insights_receipt_part()}</Notice>}
        <Lines proof={proof} />
        {receipt.payments.length > 0 && <Payments receipt={receipt} currency={edition.currency} />}
        <Proof proof={proof} />
      </div>
    </>
  );
}

/** Of a sale its void or its refunds, of those their sale. */
function Counterpart({ receipt, list }: { readonly receipt: ReceiptDetail; readonly list: string }) {
  if (receipt.voids !== null)
    return (
      <LinkButton href={`${list}/${receipt.voids}`} tone="outline">
        {m.insights_receipt_see_sale()}
      </LinkButton>
    );
  if (receipt.refunds !== null)
    return (
      <Notice title={m.insights_receipt_refund_why({ reason: receipt.reason ?? '–' })}>
        <p>{m.insights_receipt_refund_by({ supervisor: receipt.approvedBy ?? '–' })}</p>
        <a className="font-semibold underline" href={`${list}/${receipt.refunds}`}>
          {m.insights_receipt_see_sale()}
        </a>
      </Notice>
    );
  if (receipt.refundedBy.length > 0)
    return (
      <Notice kind="warn" title={m.insights_receipt_refunded()}>
        {receipt.refundedBy.map((refund, at) => (
          <a key={refund} className="mr-4 font-semibold underline" href={`${list}/${refund}`}>
            {m.insights_receipt_see_refund({ no: at + 1 })}
          </a>
        ))}
      </Notice>
    );
  if (receipt.voidedBy === null) return null;
  return (
    <Notice kind="warn" title={m.insights_receipt_voided()}>
      <a className="font-semibold underline" href={`${list}/${receipt.voidedBy}`}>
        {m.insights_receipt_see_void()}
      </a>
    </Notice>
  );
}

function Lines({ proof: { edition, receipt, businesses } }: { readonly proof: ReceiptProof }) {
  const money = (amount: number) => <Money amount={amount} currency={edition.currency} />;
  const discounted = receipt.lines.some((line) => line.discount !== 0);
  return (
    <Table
      caption={m.insights_receipts_title()}
      quietCaption
      rows={receipt.lines}
      rowKey={(line) => String(line.no)}
      columns={[
        { heading: m.insights_receipt_col_product(), names: true, cell: (line) => <NameAndNote {...line} /> },
        { heading: m.insights_receipt_col_business(), cell: (line) => businesses[line.business] ?? '–' },
        {
          heading: m.insights_receipt_col_quantity(),
          numeric: true,
          cell: (line) => formatCount(line.quantity, getLocale()),
        },
        { heading: m.insights_receipt_col_price(), numeric: true, cell: (line) => money(line.unitPrice) },
        ...(discounted
          ? [
              {
                heading: m.insights_receipt_col_discount(),
                numeric: true,
                cell: (line: ReceiptDetail['lines'][number]) => money(line.discount),
              },
            ]
          : []),
        { heading: m.insights_receipt_col_amount(), numeric: true, cell: (line) => money(line.amount) },
      ]}
      foot={
        receipt.total === null
          ? undefined
          : [
              m.insights_report_total(),
              '',
              '',
              '',
              ...(discounted ? [''] : []),
              <b key="total">{money(receipt.total)}</b>,
            ]
      }
    />
  );
}

function NameAndNote({ name, note }: Pick<ReceiptDetail['lines'][number], 'name' | 'note'>) {
  return (
    <>
      {name}
      {note !== null && <span className="block font-normal text-ink-2 text-sm">{note}</span>}
    </>
  );
}

function Payments({ receipt, currency }: { readonly receipt: ReceiptDetail; readonly currency: string }) {
  const states = {
    received: m.insights_receipt_state_received(),
    claimed: m.insights_receipt_state_claimed(),
    confirmed: m.insights_receipt_state_confirmed(),
  };
  const money = (amount: number) => moneyText(amount, currency);
  return (
    <Card title={m.insights_receipt_payments()}>
      <dl className="grid gap-2">
        {receipt.payments.map(({ method, amount, tendered, change, state, reference }) => {
          const name = [methodName(method, getLocale(), currency), ...(reference === null ? [] : [reference])].join(
            ' · ',
          );
          const handed =
            tendered === null || change === null
              ? name
              : m.insights_receipt_change({ method: name, tendered: money(tendered), change: money(change) });
          return (
            <Fact key={`${method} ${amount} ${state}`} term={`${handed} (${states[state]})`}>
              <Money amount={amount} currency={currency} />
            </Fact>
          );
        })}
      </dl>
    </Card>
  );
}

/** Where the receipt stands in the log, so that anybody with the log can find the very words it was made of. */
function Proof({ proof: { receipt, deviceCode, hash } }: { readonly proof: ReceiptProof }) {
  return (
    <Card title={m.insights_receipt_proof()}>
      <dl className="grid gap-2">
        <Fact term={m.insights_receipt_device()}>{deviceCode}</Fact>
        <Fact term={m.insights_receipt_seq()}>{receipt.seq}</Fact>
        <Fact term={m.insights_receipt_event()}>
          <code className="break-all">{receipt.id}</code>
        </Fact>
        <Fact term={m.insights_receipt_hash()}>
          <code className="break-all">{hash}</code>
        </Fact>
      </dl>
      <p className="mt-4 text-ink-2 text-sm">{m.insights_receipt_proof_text({ seq: receipt.seq })}</p>
    </Card>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6 gap-y-1">
      <dt className="text-ink-2">{term}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
