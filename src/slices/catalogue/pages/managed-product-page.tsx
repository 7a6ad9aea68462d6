import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { readMoney } from '../../../kinds/money.ts';
import { ClashNotice } from '../../../platform/forms/ClashNotice.tsx';
import { clashIn, mustHaveSeen } from '../../../platform/forms/must-have-seen.ts';
import { SeenField } from '../../../platform/forms/SeenField.tsx';
import { SentField } from '../../../platform/forms/SentField.tsx';
import type { Clash, Fields } from '../../../platform/forms/seen-fields.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError, type FieldErrors } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  LinkButton,
  MoneyField,
  Notice,
  PageHead,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { editProduct, getManaged, listCategories, sellProduct, setPhotos } from '../index.ts';
import { isFarFrom } from '../rules/is-far-from.ts';
import { ManagedPhotos } from './ManagedPhotos.tsx';
import { offerPath, writeGrouped } from './paths.ts';
import { priceError } from './price-error.ts';

export const handle: PageHandle = { access: 'products.edit' };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const { searchParams } = new URL(request.url);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { slug, currency } = await getEditionFacts(ctx, tx);
    return {
      slug,
      currency,
      product: await getManaged(ctx, tx, reach, params.product ?? ''),
      categories: await listCategories(ctx, tx),
      saved: searchParams.has('baru') ? ('new' as const) : searchParams.has('tersimpan'),
      photoRefused: searchParams.has('foto'),
    };
  });
}

interface Refused {
  readonly code: string;
  readonly fields: Fields;
  readonly errors: FieldErrors;
  /** A change of price that is asked about before it is made. */
  readonly asked?: { readonly before: number; readonly after: number };
  /** What another has changed since the form was opened. */
  readonly clash?: Clash;
}

type Managed = Awaited<ReturnType<typeof getManaged>>;

/** The product as the form of its words shows it. */
function wordsOf(product: Managed): Fields {
  return {
    'name.id': product.name_id,
    'name.en': product.name_en,
    'description.id': product.description_id,
    'description.en': product.description_en,
    category: product.category,
    unit: product.unit ?? '',
  };
}

/** The product as the form of its price shows it. */
function saleOf({ price, free_price }: Pick<Managed, 'price' | 'free_price'>, currency: string): Fields {
  return { price: writeGrouped(price, currency), freePrice: free_price ? 'on' : '' };
}

/** Ends the command before it has changed anything. */
class AskAgain extends Error {
  readonly before: number;
  readonly after: number;

  constructor(before: number, after: number) {
    super('price');
    this.before = before;
    this.after = after;
  }
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response | Refused> {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const fields: Fields = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const get = (name: string) => fields[name] ?? '';
  try {
    await runner.command(ctx, async (tx) => {
      const found = () => getManaged(ctx, tx, reach, params.product ?? '');
      const { id, price: before, photos, withdrawn } = await found();
      const record = `product:${id}`;
      if (get('do') === 'words') {
        await mustHaveSeen(ctx, tx, { record, typed: fields, now: async () => wordsOf(await found()) });
        return editProduct(ctx, tx, {
          product: id,
          name: { id: get('name.id'), en: get('name.en') },
          description: { id: get('description.id'), en: get('description.en') },
          category: get('category'),
          unit: get('unit').trim() || null,
        });
      }
      if (get('do') === 'price') {
        const { currency } = await getEditionFacts(ctx, tx);
        const now = async () => saleOf(await found(), currency);
        await mustHaveSeen(ctx, tx, { record, typed: fields, now });
        const price = readMoney(get('price'), currency);
        if (!price.ok) throw new DomainError(common.invalid, {}, { price: [price.code] });
        if (isFarFrom(before, price.value) && get('confirmed') !== String(price.value))
          throw new AskAgain(before, price.value);
        return sellProduct(ctx, tx, {
          product: id,
          price: price.value,
          onSale: !withdrawn,
          freePrice: get('freePrice') === 'on',
        });
      }
      if (get('do') === 'withdraw' || get('do') === 'restore')
        return sellProduct(ctx, tx, { product: id, price: before, onSale: get('do') === 'restore' });
      const others = photos.map((photo) => photo.id).filter((photo) => photo !== get('photo'));
      const kept = photos.find((photo) => photo.id === get('photo'));
      return setPhotos(ctx, tx, {
        product: id,
        photos: get('do') === 'cover' && kept ? [kept.id, ...others] : others,
      });
    });
  } catch (error) {
    if (error instanceof AskAgain)
      return { code: 'ask', fields, errors: {}, asked: { before: error.before, after: error.after } };
    const clash = clashIn(error);
    if (clash) return { code: 'changed', fields: clash.values, errors: {}, clash };
    if (!(error instanceof DomainError)) throw error;
    if (error.declared.status === 404 || error.declared.status === 403) throw error;
    return { code: error.code, fields, errors: error.fields ?? {} };
  }
  // The whole path: what a script sends goes to another address than the page's, so that `?...` alone would lead nowhere.
  return redirect(`${pathIn(ctx.locale, `/kerja/${ctx.slug}/produk/${params.product}`)}?tersimpan=ya`);
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.product[`name_${getLocale()}`] ?? ''} · ${m.platform_brand()}` },
];

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** A product as its producer, its delegation's lead and the committee change it. Works without a script. */
export default function ManagedProductPage() {
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { slug, product, saved, photoRefused } = loaded;
  const locale = getLocale();
  return (
    <>
      <PageHead
        title={product[`name_${locale}`]}
        lead={product.business_name}
        above={[{ href: pathIn(locale, `/kerja/${slug}/produk`), label: m.catalogue_products() }]}
        actions={
          product.withdrawn ? (
            <Badge>{m.catalogue_off_sale()}</Badge>
          ) : (
            <LinkButton href={pathIn(locale, offerPath(slug, product))} tone="outline">
              {m.catalogue_see_public()}
            </LinkButton>
          )
        }
      />
      <div className="grid max-w-3xl gap-5">
        {refused?.asked ? (
          <Notice kind="warn" title={m.catalogue_price_not_yet()} />
        ) : refused?.clash ? null : refused ? (
          <Notice kind="danger" title={m.catalogue_not_saved()} />
        ) : photoRefused ? (
          <Notice kind="danger" title={m.catalogue_photo_refused()} />
        ) : (
          saved && <Notice kind="success" title={saved === 'new' ? m.catalogue_added() : m.catalogue_saved()} />
        )}
        <SaleCard {...loaded} refused={refused} />
        <ManagedPhotos product={product} action={pathIn(locale, `/kerja/${slug}/produk/${product.slug}/foto`)} />
        <WordsCard {...loaded} refused={refused} />
      </div>
    </>
  );
}

interface Told {
  readonly refused: Refused | undefined;
}

function ProductClash({ clash, categories }: { readonly clash: Clash; readonly categories?: Map<string, string> }) {
  const labels: Readonly<Record<string, () => string>> = {
    'name.id': m.catalogue_name_id,
    'name.en': m.catalogue_name_en,
    'description.id': m.catalogue_description_id,
    'description.en': m.catalogue_description_en,
    category: m.catalogue_category,
    unit: m.catalogue_unit,
    price: m.catalogue_price,
    freePrice: m.catalogue_free_price,
  };
  const show = (name: string, value: string) => {
    if (name === 'freePrice') return value === 'on' ? m.platform_clash_yes() : m.platform_clash_no();
    return name === 'category' ? (categories?.get(value) ?? value) : value;
  };
  return <ClashNotice clash={clash} labelOf={(name) => labels[name]?.()} show={show} />;
}

function SaleCard({ slug, product, currency, refused }: Loaded & Told) {
  const fields = refused?.fields.do === 'price' ? refused.fields : undefined;
  const typed = fields && (fields.price ?? '');
  const asked = refused?.asked;
  return (
    <Card title={m.catalogue_sale()}>
      <Form method="post" className="grid gap-4" key={fields?.seen}>
        <SentField />
        {fields && refused?.clash && <ProductClash clash={refused.clash} />}
        <SeenField values={saleOf(product, currency)} held={fields?.seen} />
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-48 flex-1 sm:max-w-64">
            <MoneyField
              name="price"
              label={m.catalogue_price()}
              currency={currency}
              defaultValue={typed ?? writeGrouped(product.price, currency)}
              error={typed === undefined || asked ? undefined : priceError(refused?.errors.price, currency)}
            />
          </div>
          {!asked && (
            <Button name="do" value="price">
              {fields && refused?.clash ? m.platform_clash_save() : m.catalogue_save()}
            </Button>
          )}
        </div>
        {asked && (
          <Notice
            kind="warn"
            title={m.catalogue_price_ask({
              before: moneyText(asked.before, currency),
              after: moneyText(asked.after, currency),
            })}
            actions={
              <>
                <Button name="do" value="price">
                  {m.catalogue_price_yes()}
                </Button>
                <LinkButton href={pathIn(getLocale(), `/kerja/${slug}/produk/${product.slug}`)} tone="outline">
                  {m.catalogue_price_no()}
                </LinkButton>
              </>
            }
          >
            <input type="hidden" name="confirmed" value={asked.after} />
          </Notice>
        )}
        <Checkbox
          name="freePrice"
          label={m.catalogue_free_price()}
          hint={m.catalogue_free_price_hint()}
          defaultChecked={fields ? fields.freePrice === 'on' : product.free_price}
        />
      </Form>
      <Form method="post" className="mt-4 flex flex-wrap items-center gap-3">
        <SentField />
        <Button name="do" value={product.withdrawn ? 'restore' : 'withdraw'} tone="outline">
          {product.withdrawn ? m.catalogue_restore() : m.catalogue_withdraw()}
        </Button>
        {!product.withdrawn && <p className="text-ink-2 text-sm">{m.catalogue_withdraw_text()}</p>}
      </Form>
    </Card>
  );
}

function WordsCard({ product, categories, refused }: Loaded & Told) {
  const typed = refused?.fields.do === 'words' ? refused.fields : undefined;
  const locale = getLocale();
  const wrong = (field: string, words: () => string) => {
    if (!typed || !refused?.errors[field]) return undefined;
    return refused.code === 'exhibitors.personal-number' ? m.catalogue_personal_number() : words();
  };
  return (
    <Card title={m.catalogue_words()}>
      <Form method="post" className="grid gap-4" key={typed?.seen}>
        <SentField />
        {typed && refused?.clash && (
          <ProductClash
            clash={refused.clash}
            categories={new Map(categories.map(({ code, name }) => [code, name[locale]]))}
          />
        )}
        <SeenField values={wordsOf(product)} held={typed?.seen} />
        <TextField
          name="name.id"
          label={m.catalogue_name_id()}
          defaultValue={typed?.['name.id'] ?? product.name_id}
          error={wrong('name.id', m.catalogue_wrong_name)}
        />
        <TextField
          name="name.en"
          label={m.catalogue_name_en()}
          defaultValue={typed?.['name.en'] ?? product.name_en}
          error={wrong('name.en', m.catalogue_wrong_name)}
        />
        <TextAreaField
          name="description.id"
          label={m.catalogue_description_id()}
          hint={m.catalogue_description_hint()}
          defaultValue={typed?.['description.id'] ?? product.description_id}
          error={wrong('description.id', m.catalogue_wrong_text)}
          optional
        />
        <TextAreaField
          name="description.en"
          label={m.catalogue_description_en()}
          defaultValue={typed?.['description.en'] ?? product.description_en}
          error={wrong('description.en', m.catalogue_wrong_text)}
          optional
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            name="category"
            label={m.catalogue_category()}
            defaultValue={typed?.category ?? product.category}
            choices={categories.map(({ code, name }) => ({ value: code, label: name[locale] }))}
          />
          <TextField
            name="unit"
            label={m.catalogue_unit()}
            placeholder={m.catalogue_unit_hint()}
            defaultValue={typed?.unit ?? product.unit ?? ''}
            maxLength={40}
            optional
          />
        </div>
        <div>
          <Button name="do" value="words">
            {typed && refused?.clash ? m.platform_clash_save() : m.catalogue_save()}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
