import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { EmptyState, PageHead, SheetButtons } from '../../../platform/ui/index.ts';
import { listReceiptsNamed } from '../index.ts';
import { ReceiptTable } from './ReceiptTable.tsx';

export const handle: PageHandle = { access: 'receipts.read' };

const A_PAGE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const after = new URL(request.url).searchParams.get('after') ?? undefined;
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    after,
    part: !reach.all,
    ...(await listReceiptsNamed(ctx, tx, { reach, after, limit: A_PAGE })),
  }));
}

export const meta: MetaFunction<typeof loader> = () => [
  { title: `${m.insights_receipts_title()} · ${m.platform_brand()}` },
];

export default function ReceiptsPage() {
  const { after, part, edition, booths, page } = useLoaderData<typeof loader>();
  const here = pathIn(getLocale(), `/kerja/${edition.slug}/struk`);
  return (
    <>
      <PageHead
        title={m.insights_receipts_title()}
        lead={m.insights_receipts_lead()}
        actions={<SheetButtons slug={edition.slug} sheet="receipts" />}
      />
      {page.items.length === 0 ? (
        <EmptyState title={m.insights_receipts_none()}>
          <p>{m.insights_receipts_none_text()}</p>
        </EmptyState>
      ) : (
        <ReceiptTable
          edition={edition}
          booths={booths}
          page={page}
          caption={m.insights_receipts_title()}
          further={after !== undefined}
          ofPart={part}
          hrefFrom={(from) => (from === undefined ? here : `${here}?after=${encodeURIComponent(from)}`)}
        />
      )}
    </>
  );
}
