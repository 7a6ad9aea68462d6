import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type Id, isId, newId } from '../../../kinds/id.ts';
import { readMoney } from '../../../kinds/money.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError, type FieldErrors } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  EmptyState,
  MoneyField,
  Notice,
  PageHead,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { isInReach, listExhibitors } from '../../exhibitors/index.ts';
import { createProduct, listOwnCategories } from '../index.ts';
import { priceError } from './price-error.ts';

export const handle: PageHandle = { access: 'products.edit' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    /** Of the next product: the same form sent twice makes one. */
    next: newId<'product'>(),
    currency: (await getEditionFacts(ctx, tx)).currency,
    businesses: (await listExhibitors(ctx, tx))
      .filter(({ id, region }) => isInReach(reach, id, region))
      .map(({ id, name }) => ({ id, name })),
    categories: await listOwnCategories(ctx, tx),
  }));
}

interface Refused {
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Response | Refused> {
  const ctx = editionOf(context);
  const fields = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const get = (name: string) => fields[name] ?? '';
  try {
    const slug = await servicesOf(context).runner.command(ctx, async (tx) => {
      const { currency } = await getEditionFacts(ctx, tx);
      const price = readMoney(get('price'), currency);
      if (!price.ok) throw new DomainError(common.invalid, {}, { price: [price.code] });
      return createProduct(ctx, tx, {
        ...(isId(fields.id) ? { id: fields.id as Id as Id<'product'> } : {}),
        business: get('business') as Id<'business'>,
        name: { id: get('name.id'), en: get('name.en') },
        description: { id: get('description'), en: '' },
        category: get('category'),
        unit: get('unit').trim() || null,
        price: price.value,
        freePrice: false,
      });
    });
    return redirect(`${pathIn(ctx.locale, `/kerja/${ctx.slug}/produk/${slug}`)}?baru=ya`);
  } catch (error) {
    if (!(error instanceof DomainError) || error.declared.status === 403) throw error;
    return { code: error.code, fields, errors: error.fields ?? {} };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.catalogue_add()} · ${m.platform_brand()}` }];

/** A product more, by whoever may change those of the business. Works without a script; photographs follow on its own page. */
export default function AddProductPage() {
  const { slug, businesses } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const locale = getLocale();
  const base = pathIn(locale, `/kerja/${slug}/produk`);
  return (
    <>
      <PageHead
        title={m.catalogue_add()}
        lead={m.catalogue_add_lead()}
        above={[{ href: base, label: m.catalogue_products() }]}
      />
      <div className="grid max-w-3xl gap-5">
        {refused && (
          <Notice
            kind="danger"
            title={refused.code === 'catalogue.not-exhibiting' ? m.catalogue_not_exhibiting() : m.catalogue_not_saved()}
          />
        )}
        {businesses.length === 0 ? (
          <EmptyState title={m.catalogue_add_nobody()}>
            <p>{m.catalogue_add_nobody_text()}</p>
          </EmptyState>
        ) : (
          <ProductForm refused={refused} />
        )}
      </div>
    </>
  );
}

function ProductForm({ refused }: { readonly refused: Refused | undefined }) {
  const { businesses, categories, currency, next } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const typed = (field: string) => refused?.fields[field];
  const wrong = (field: string, words: () => string) => {
    if (!refused?.errors[field]) return undefined;
    return refused.code === 'exhibitors.personal-number' ? m.catalogue_personal_number() : words();
  };
  const [only] = businesses;
  return (
    <Card>
      <Form method="post" className="grid gap-4">
        <SentField />
        <input type="hidden" name="id" value={typed('id') ?? next} />
        {businesses.length === 1 && only ? (
          <input type="hidden" name="business" value={only.id} />
        ) : (
          <SelectField
            name="business"
            label={m.catalogue_maker()}
            none={m.catalogue_choose_maker()}
            defaultValue={typed('business') ?? ''}
            choices={businesses.map(({ id, name }) => ({ value: id, label: name }))}
            error={wrong('business', m.catalogue_choose_maker)}
          />
        )}
        <TextField
          name="name.id"
          label={m.catalogue_name_id()}
          maxLength={120}
          autoComplete="off"
          defaultValue={typed('name.id')}
          error={wrong('name.id', m.catalogue_wrong_name)}
        />
        <TextField
          name="name.en"
          label={m.catalogue_name_en()}
          hint={m.catalogue_name_en_hint()}
          maxLength={120}
          autoComplete="off"
          defaultValue={typed('name.en')}
          error={wrong('name.en', m.catalogue_wrong_name)}
          optional
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <MoneyField
            name="price"
            label={m.catalogue_price()}
            currency={currency}
            defaultValue={typed('price')}
            error={wrong('price', () => priceError(refused?.errors.price, currency))}
          />
          <TextField
            name="unit"
            label={m.catalogue_unit()}
            placeholder={m.catalogue_unit_hint()}
            defaultValue={typed('unit')}
            maxLength={40}
            optional
          />
        </div>
        <SelectField
          name="category"
          label={m.catalogue_category()}
          none={m.catalogue_choose_category()}
          defaultValue={typed('category') ?? ''}
          choices={categories.map(({ code, name }) => ({ value: code, label: name[locale] }))}
          error={wrong('category', m.catalogue_choose_category)}
        />
        <TextAreaField
          name="description"
          label={m.catalogue_description_id()}
          hint={m.catalogue_description_hint()}
          defaultValue={typed('description')}
          error={wrong('description.id', m.catalogue_wrong_text)}
          optional
        />
        <div>
          <Button>{m.catalogue_add()}</Button>
        </div>
      </Form>
    </Card>
  );
}
