import { type LoaderFunctionArgs, type MetaFunction, useLoaderData, useLocation } from 'react-router';
import { formatMoney } from '../../../kinds/money.ts';
import { getLocale, m, pathIn, unprefixed } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DemoNote, Notice, PageShell } from '../../../platform/ui/index.ts';
import { getPublicReceipt, type PublicReceipt } from '../index.ts';
import { ReceiptPaper } from '../offline/parts/ReceiptPaper.tsx';
import { receiptModel } from '../rules/receipt.ts';

/** Opened by a secret link, so no copy of it is kept on the way. */
export const handle: PageHandle = { access: 'public', still: 'unkept' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, (tx) => getPublicReceipt(ctx, tx, params.key ?? ''));
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  {
    title: `${m.till_receipt_title({ number: loaderData?.receipt.number ?? '' })} · ${loaderData?.edition.name ?? m.platform_brand()}`,
  },
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'no-referrer' },
];

export default function PublicReceiptPage() {
  const { receipt, refunded, edition, boothNumber, businesses } = useLoaderData<typeof loader>() as PublicReceipt;
  const locale = getLocale();
  const path = unprefixed(useLocation().pathname);
  const place = {
    edition: edition.name,
    booth: boothNumber === null ? edition.name : m.till_booth({ number: boothNumber }),
    zone: edition.zone,
    currency: edition.currency,
    businessName: (business: string) => businesses[business],
  };
  return (
    <PageShell
      locale={locale}
      paths={{ id: path, en: pathIn('en', path) }}
      homeHref={pathIn(locale, `/e/${edition.slug}`)}
      nav={[{ href: pathIn(locale, `/e/${edition.slug}`), label: edition.name }]}
    >
      <h1 className="sr-only">{receiptModel(receipt, place, locale).title}</h1>
      <div className="grid justify-items-center gap-6 py-4">
        <ReceiptPaper receipt={receiptModel(receipt, place, locale)} />
        {refunded > 0 && (
          <Notice>{m.till_receipt_some_refunded({ amount: formatMoney(refunded, edition.currency) })}</Notice>
        )}
        {edition.demo && <DemoNote>{m.till_receipt_demo()}</DemoNote>}
      </div>
    </PageShell>
  );
}
