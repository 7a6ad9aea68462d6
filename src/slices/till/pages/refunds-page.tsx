import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { z } from 'zod';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import {
  Badge,
  Button,
  EmptyState,
  LinkButton,
  Money,
  Notice,
  PageHead,
  Table,
  Tabs,
} from '../../../platform/ui/index.ts';
import { id } from '../../editions/contract.ts';
import { getEdition } from '../../editions/index.ts';
import { listRefunds, reviewRefund, type ShownRefund } from '../index.ts';

export const handle: PageHandle = { access: 'supervisors.manage' };

const asked = z.object({
  keadaan: z.enum(['menunggu', 'dilihat']).catch('menunggu'),
  sesudah: z.string().max(80).optional().catch(undefined),
});

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { keadaan, sesudah } = asked.parse(Object.fromEntries(new URL(request.url).searchParams));
  const state = keadaan === 'menunggu' ? 'waiting' : 'seen';
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug, currency } = await getEdition(ctx, tx);
    return { zone, slug, currency, state, after: sesudah, ...(await listRefunds(ctx, tx, { state, after: sesudah })) };
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = editionOf(context);
  const given = z.object({ id: id<'event'>() }).safeParse(Object.fromEntries(await request.formData()));
  if (!given.success) return { state: 'invalid' } as const;
  await servicesOf(context).runner.command(ctx, (tx) => reviewRefund(ctx, tx, given.data));
  return { state: 'seen' } as const;
}

export const meta: MetaFunction = () => [{ title: `${m.till_refunds()} · ${m.platform_brand()}` }];

export default function RefundsPage() {
  const { zone, slug, currency, state, after, items, next } = useLoaderData<typeof loader>();
  const told = useActionData<typeof action>();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}/pengembalian`);
  const here = state === 'waiting' ? base : `${base}?keadaan=dilihat`;
  return (
    <>
      <PageHead title={m.till_refunds()} lead={m.till_refunds_lead()} />
      <div className="grid grid-cols-1 gap-5">
        {told?.state === 'seen' && <Notice kind="success" title={m.till_refund_seen_done()} />}
        {told?.state === 'invalid' && <Notice kind="danger" title={m.till_refund_invalid()} />}
        <Tabs
          label={m.till_refunds()}
          tabs={[
            { href: base, label: m.till_refunds_waiting(), current: state === 'waiting' },
            { href: `${base}?keadaan=dilihat`, label: m.till_refunds_seen(), current: state === 'seen' },
          ]}
        />
        <Table
          caption={m.till_refunds()}
          quietCaption
          rows={items}
          rowKey={(refund) => refund.id}
          empty={<EmptyState title={m.till_refunds_none()}>{m.till_refunds_none_text()}</EmptyState>}
          columns={[
            {
              heading: m.till_refund_number(),
              names: true,
              cell: (refund) => <Which refund={refund} list={pathIn(locale, `/kerja/${slug}/struk`)} />,
            },
            {
              heading: m.till_refund_amount(),
              numeric: true,
              cell: (refund) => <Money amount={refund.amount} currency={currency} />,
            },
            { heading: m.till_work_why(), cell: (refund) => refund.reason },
            { heading: m.till_refund_supervisor(), cell: (refund) => refund.supervisor },
            { heading: m.till_refund_when(), cell: (refund) => formatInstant(refund.paidAt, zone, locale) },
            {
              heading: m.till_refund_look(),
              cell: (refund) =>
                refund.reviewedAt === null ? (
                  <Form method="post">
                    <SentField />
                    <Button name="id" value={refund.id} size="small" tone="outline">
                      {m.till_refund_seen()}
                    </Button>
                  </Form>
                ) : (
                  `${refund.reviewedBy ?? '–'} · ${formatInstant(refund.reviewedAt, zone, locale)}`
                ),
            },
          ]}
        />
        <nav aria-label={m.platform_ui_pages()} className="flex flex-wrap justify-center gap-3">
          {after !== undefined && (
            <LinkButton href={here} tone="outline">
              {m.hall_first()}
            </LinkButton>
          )}
          {next !== null && (
            <LinkButton href={`${here}${here.includes('?') ? '&' : '?'}sesudah=${next}`} rel="next">
              {m.hall_next()}
            </LinkButton>
          )}
        </nav>
      </div>
    </>
  );
}

function Which({ refund, list }: { readonly refund: ShownRefund; readonly list: string }) {
  return (
    <span className="grid gap-1">
      <a className="text-river underline" href={`${list}/${refund.id}`}>
        {refund.number}
      </a>
      <span className="font-normal text-sm">
        {refund.saleKnown ? (
          <a className="underline" href={`${list}/${refund.sale}`}>
            {m.till_receipt_refund_of({ number: refund.saleReceipt })}
          </a>
        ) : (
          m.till_receipt_refund_of({ number: refund.saleReceipt })
        )}
        {refund.boothNumber !== null && ` · ${m.till_booth({ number: refund.boothNumber })}`}
      </span>
      {refund.matters.length > 0 && (
        <span>
          <Badge tone="red">{m.till_refund_matters({ count: refund.matters.length })}</Badge>
        </span>
      )}
    </span>
  );
}
