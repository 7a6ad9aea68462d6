import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { formatCount, formatMoney } from '../../../kinds/money.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { Button, Card, Checkbox, EmptyState, LinkButton, Notice, PageHead } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { copyProducts, listEarlier } from '../index.ts';

export const handle: PageHandle = { access: 'products.edit' };

/** As many as one looks through at once; those that were copied make room for the next. */
const SHOWN = 100;

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const all = await listEarlier(ctx, tx, reachOfPage(context));
    return {
      slug: ctx.slug,
      currency: (await getEditionFacts(ctx, tx)).currency,
      total: all.length,
      makers: [...Map.groupBy(all.slice(0, SHOWN), ({ business }) => business)].map(([business, products]) => ({
        business,
        name: products[0]?.maker ?? '',
        products,
      })),
    };
  });
}

interface Told {
  readonly copied: number;
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const products = (await request.formData()).getAll('product').map(String);
  if (products.length === 0) return { copied: 0 };
  return { copied: await servicesOf(context).runner.command(ctx, (tx) => copyProducts(ctx, tx, { products })) };
}

export const meta: MetaFunction = () => [{ title: `${m.catalogue_copy()} · ${m.platform_brand()}` }];

/** A list to tick, all of it ticked: what somebody sold last time is mostly what they sell again. */
export default function CopyProductsPage() {
  const { slug, currency, total, makers } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}/produk`);
  return (
    <>
      <PageHead
        title={m.catalogue_copy()}
        lead={m.catalogue_copy_lead()}
        above={[{ href: base, label: m.catalogue_products() }]}
      />
      <div className="grid max-w-3xl gap-5">
        {told && (
          <Notice
            kind={told.copied > 0 ? 'success' : 'warn'}
            title={
              told.copied > 0
                ? m.catalogue_copied({ count: formatCount(told.copied, locale) })
                : m.catalogue_copied_none()
            }
            actions={told.copied > 0 && <LinkButton href={base}>{m.catalogue_to_products()}</LinkButton>}
          />
        )}
        {total === 0 ? (
          <EmptyState title={m.catalogue_copy_nothing()}>
            <p>{m.catalogue_copy_nothing_text()}</p>
          </EmptyState>
        ) : (
          <Form method="post" className="grid gap-4">
            <SentField />
            {total > SHOWN && (
              <p className="text-ink-2">
                {m.catalogue_copy_first({ shown: formatCount(SHOWN, locale), count: formatCount(total, locale) })}
              </p>
            )}
            {makers.map(({ business, name, products }) => (
              <Card key={business} title={name}>
                <ul className="grid gap-1">
                  {products.map((product) => (
                    <li key={product.id}>
                      <Checkbox
                        name="product"
                        value={product.id}
                        defaultChecked
                        label={
                          <>
                            <b>{product[`name_${locale}`]}</b>{' '}
                            <span className="text-ink-2">
                              {m.catalogue_copy_was({
                                price: product.freePrice
                                  ? m.catalogue_price_at_booth()
                                  : formatMoney(product.price, currency),
                                edition: product.edition,
                              })}
                            </span>
                          </>
                        }
                      />
                    </li>
                  ))}
                </ul>
              </Card>
            ))}
            <div>
              <Button>{m.catalogue_copy_do()}</Button>
            </div>
          </Form>
        )}
      </div>
    </>
  );
}
