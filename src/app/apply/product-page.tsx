import { useState } from 'react';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { listPhotos } from '../../platform/files/index.ts';
import type { Photo as PhotoFacts } from '../../platform/files/photo.ts';
import { PRODUCT_PRINT } from '../../platform/files/print-size.ts';
import { photoRefusal } from '../../platform/files/refusal-words.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { Ask, Button, Card, MoneyField, SelectField, TextAreaField, TextField } from '../../platform/ui/index.ts';
import { PhotoField } from '../../platform/ui/interactive.ts';
import { MAX_PHOTOS } from '../../slices/call/contract.ts';
import { ItemList } from '../../slices/call/pages/parts.tsx';
import { OTHER_CATEGORY } from '../../slices/catalogue/contract.ts';
import { listCategories } from '../../slices/catalogue/index.ts';
import { matchCategory } from '../../slices/catalogue/rules/match-category.ts';
import type { Route } from './+types/product-page';
import { businessIn, loadApplying } from './load-applying.ts';
import { PartForm } from './PartForm.tsx';
import { itemValues, removePhoto, saveItemPart, seenOf } from './parts.ts';
import { type RefusedPart, refusedPart } from './refused-part.ts';
import { StepFrame, stepPath } from './Steps.tsx';
import { saveNow } from './save-now.ts';

export const handle: PageHandle = { access: 'call.apply' };

export function loader(args: Route.LoaderArgs) {
  const refused = new URL(args.request.url).searchParams.get('foto') ?? undefined;
  return loadApplying(args, async (ctx, tx, { application, edition }) => {
    const item = application?.items.find(({ id }) => id === args.params.item);
    if (!item) throw new DomainError(common['not-found']);
    const values = itemValues(item, edition.currency);
    const categories = await listCategories(ctx, tx);
    return {
      item: item.id,
      read: item,
      name: item.name[ctx.locale] || item.name.id,
      values,
      seen: seenOf(values),
      photos: await listPhotos(ctx, tx, item.photos),
      photoRefused: refused,
      category: chosenOf(item.category, categories),
      categories: categories.map(({ code, name }) => ({ value: code, label: name[ctx.locale] })),
    };
  });
}

/** What the list is set to, and the applicant's own words where it has nothing that means the same. */
function chosenOf(said: string, categories: Parameters<typeof matchCategory>[1]) {
  const known = matchCategory(said, categories, new Map());
  return { category: known ?? (said === '' ? '' : OTHER_CATEGORY), category_other: known === undefined ? said : '' };
}

export async function action({ request, params, context }: Route.ActionArgs): Promise<RefusedPart | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const business = businessIn(params);
  const item = params.item ?? '';
  const form = await request.formData();
  const base = pathIn(context.get(pageRequest).locale, `/kerja/${ctx.slug}/usaha/${business}`);
  const photo = form.get('remove_photo');
  try {
    await saveNow(runner, ctx, async (tx) => {
      await saveItemPart(ctx, tx, form, { business, item });
    });
    if (typeof photo === 'string') {
      await saveNow(runner, ctx, (tx) => removePhoto(ctx, tx, { business, item, photo }));
      return redirect(`${base}/produk/${item}`);
    }
  } catch (error) {
    return refusedPart(error, form);
  }
  return redirect(`${base}/produk`);
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_product()} · ${m.platform_brand()}` }];

/** Photographs are tied to the product by themselves, beside the form's own saving. */
async function tie(base: string, item: string, photo: string, how: 'add' | 'remove'): Promise<void> {
  const body = new URLSearchParams({ part: 'photo', item, photo, do: how });
  const answer = await fetch(`${base}/simpan`, { method: 'POST', body });
  if (!answer.ok) throw new Error(String(answer.status));
}

export default function ProductPage() {
  const applying = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedPart>();
  const { slug, profile, item, values, seen, categories, writable } = applying;
  const [photos, setPhotos] = useState<readonly PhotoFacts[]>(applying.photos);
  const base = pathIn(getLocale(), `/kerja/${slug}/usaha/${profile.id}`);
  const here = stepPath(applying, `produk/${item}`);
  if (!writable)
    return (
      <StepFrame applying={applying} step="produk" title={applying.name || m.call_apply_product()}>
        <ItemList items={[applying.read]} photos={photos} currency={applying.edition.currency} />
      </StepFrame>
    );
  return (
    <StepFrame applying={applying} step="produk" title={applying.name || m.call_apply_product()}>
      <div className="grid gap-6">
        <Card>
          <PartForm
            slug={slug}
            business={profile.id}
            part="item"
            item={item}
            action={here}
            seen={seen}
            values={values}
            refused={refused}
            currency={applying.edition.currency}
          >
            {({ value, error }) => (
              <>
                <PhotoField
                  label={m.call_apply_photo_label()}
                  hint={m.call_apply_photo_hint({ most: MAX_PHOTOS })}
                  error={applying.photoRefused && (photoRefusal(applying.photoRefused) ?? m.platform_photo_refused())}
                  slug={slug}
                  place={`item/${item}`}
                  photos={photos}
                  alt={applying.name}
                  max={MAX_PHOTOS}
                  print={PRODUCT_PRINT}
                  formAction={`${here}/foto`}
                  attach={async (photo) => {
                    await tie(base, item, photo.id, 'add');
                    setPhotos((all) => (all.some(({ id }) => id === photo.id) ? all : [...all, photo]));
                  }}
                  onRemove={(photo) => {
                    void tie(base, item, photo, 'remove').then(() =>
                      setPhotos((all) => all.filter(({ id }) => id !== photo)),
                    );
                  }}
                />
                <TextField
                  name="name_id"
                  label={m.call_apply_product_name()}
                  maxLength={120}
                  placeholder={m.call_apply_product_name_example()}
                  defaultValue={value('name_id')}
                  error={error('name_id')}
                />
                <TextField
                  name="name_en"
                  label={m.call_apply_product_name_en()}
                  maxLength={120}
                  optional
                  defaultValue={value('name_en')}
                  error={error('name_en')}
                />
                <TextAreaField
                  name="description_id"
                  label={m.call_apply_product_text()}
                  hint={m.call_apply_product_text_hint()}
                  rows={4}
                  maxLength={2000}
                  defaultValue={value('description_id')}
                  error={error('description_id')}
                />
                <TextAreaField
                  name="description_en"
                  label={m.call_apply_product_text_en()}
                  optional
                  rows={3}
                  maxLength={2000}
                  defaultValue={value('description_en')}
                  error={error('description_en')}
                />
                {categories.length > 0 ? (
                  <div className="group grid gap-5">
                    <SelectField
                      name="category"
                      label={m.call_apply_category()}
                      none={m.call_apply_category_none()}
                      choices={categories}
                      defaultValue={refused?.typed.category ?? applying.category.category}
                      error={error('category')}
                    />
                    <div className="hidden group-has-[option[value=lainnya]:checked]:block">
                      <TextField
                        name="category_other"
                        label={m.call_apply_category_other()}
                        hint={m.call_apply_category_other_hint()}
                        maxLength={80}
                        defaultValue={refused?.typed.category_other ?? applying.category.category_other}
                        optional
                      />
                    </div>
                  </div>
                ) : (
                  <TextField
                    name="category"
                    label={m.call_apply_category()}
                    maxLength={80}
                    defaultValue={value('category')}
                    error={error('category')}
                  />
                )}
                <div className="grid gap-5 sm:grid-cols-2">
                  <MoneyField
                    name="price"
                    currency={applying.edition.currency}
                    label={m.call_apply_price()}
                    defaultValue={value('price')}
                    error={error('price')}
                  />
                  <TextField
                    name="unit"
                    label={m.call_apply_unit()}
                    placeholder={m.call_apply_unit_example()}
                    maxLength={40}
                    optional
                    defaultValue={value('unit')}
                    error={error('unit')}
                  />
                </div>
                <Button size="large" wide>
                  {m.call_apply_product_done()}
                </Button>
              </>
            )}
          </PartForm>
        </Card>
        <Remove applying={applying} item={item} />
      </div>
    </StepFrame>
  );
}

function Remove({ applying, item }: { readonly applying: Parameters<typeof stepPath>[0]; readonly item: string }) {
  return (
    <Ask label={m.call_apply_remove_product()}>
      <form method="post" action={stepPath(applying, 'produk')} className="grid gap-3">
        <SentField />
        <input type="hidden" name="item" value={item} />
        <p className="text-sm">{m.call_apply_remove_product_text()}</p>
        <Button name="do" value="remove" tone="danger">
          {m.call_apply_remove_product_sure()}
        </Button>
      </form>
    </Ask>
  );
}
