import { redirect, useActionData, useLoaderData } from 'react-router';
import { slugOfProduct } from '../../kinds/slug-of-product.ts';
import { listPhotos } from '../../platform/files/index.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { m, pathIn } from '../../platform/i18n/index.ts';
import { moneyText } from '../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { Badge, Button, EmptyState, LinkButton, Notice, Photo } from '../../platform/ui/index.ts';
import { MAX_ITEMS } from '../../slices/call/contract.ts';
import type { Route } from './+types/products-page';
import { businessIn, loadApplying } from './load-applying.ts';
import { addItem, removeItem } from './parts.ts';
import { refusalWords } from './refusal-words.ts';
import { type RefusedPart, refusedPart } from './refused-part.ts';
import { StepFrame, stepPath } from './Steps.tsx';
import { saveNow } from './save-now.ts';

export const handle: PageHandle = { access: 'call.apply' };

export function loader(args: Route.LoaderArgs) {
  return loadApplying(args, async (ctx, tx, { application }) => {
    const firsts = (application?.items ?? []).flatMap((item) => (item.photos[0] ? [item.photos[0]] : []));
    return { photos: await listPhotos(ctx, tx, firsts) };
  });
}

export async function action({ request, params, context }: Route.ActionArgs): Promise<RefusedPart | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const business = businessIn(params);
  const form = await request.formData();
  const base = pathIn(context.get(pageRequest).locale, `/kerja/${ctx.slug}/usaha/${business}`);
  try {
    if (form.get('do') === 'remove') {
      await saveNow(runner, ctx, (tx) => removeItem(ctx, tx, business, String(form.get('item'))));
      return redirect(`${base}/produk`);
    }
    return redirect(`${base}/produk/${await saveNow(runner, ctx, (tx) => addItem(ctx, tx, business))}`);
  } catch (error) {
    return refusedPart(error, form);
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_step_products()} · ${m.platform_brand()}` }];

export default function ProductsPage() {
  const applying = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedPart>();
  const { application, writable, missing, photos, edition } = applying;
  const items = application?.items ?? [];
  const add = (
    <form method="post" action={stepPath(applying, 'produk')}>
      <SentField />
      <Button name="do" value="add" tone={items.length === 0 ? 'primary' : 'outline'} wide>
        {m.call_apply_add_product()}
      </Button>
    </form>
  );
  return (
    <StepFrame applying={applying} step="produk" lead={m.call_apply_products_lead({ most: MAX_ITEMS })}>
      <div className="grid gap-4">
        {refused && <Notice kind="danger" title={refusalWords(refused.code)} />}
        {items.length === 0 ? (
          <EmptyState
            title={m.call_apply_no_products()}
            code={applying.profile.slug}
            actions={writable ? add : undefined}
          >
            {m.call_apply_no_products_text()}
          </EmptyState>
        ) : (
          <ul className="grid gap-3">
            {items.map((item, at) => (
              <li
                key={item.id}
                className="relative flex items-center gap-4 rounded-m border border-line bg-card p-3 hover:border-edge"
              >
                <div className="w-20 flex-none overflow-hidden rounded-s">
                  <Photo
                    photo={photos.find(({ id }) => id === item.photos[0])}
                    alt=""
                    sizes="80px"
                    code={slugOfProduct(item.name.id)}
                    beads={7}
                    rows={7}
                    className="aspect-square"
                  />
                </div>
                <div className="grid min-w-0 gap-1">
                  <h2 className="text-base leading-snug">
                    <a
                      href={stepPath(applying, `produk/${item.id}`)}
                      className="no-underline after:absolute after:inset-0 hover:underline"
                    >
                      {item.name.id || item.name.en || m.call_apply_product_number({ number: at + 1 })}
                    </a>
                  </h2>
                  <p className="text-ink-2 text-sm">
                    {item.price === null ? m.call_apply_no_price() : moneyText(item.price, edition.currency)}
                    {item.unit && ` · ${item.unit}`} · {m.call_apply_photos({ count: item.photos.length })}
                  </p>
                  {missing.some((each) => each.startsWith(`items.${at}.`)) && (
                    <p>
                      <Badge tone="gold">{m.call_apply_not_complete()}</Badge>
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
        {items.length > 0 && writable && items.length < MAX_ITEMS && add}
        {items.length > 0 && (
          <LinkButton href={stepPath(applying, 'izin')} size="large" wide>
            {m.call_apply_next()}
          </LinkButton>
        )}
      </div>
    </StepFrame>
  );
}
