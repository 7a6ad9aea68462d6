import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { formatCount } from '../../../kinds/money.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, Card, Icon, Notice, PageHead, SelectField, TextField } from '../../../platform/ui/index.ts';
import { OTHER_CATEGORY } from '../contract.ts';
import {
  createCategory,
  listOwnCategories,
  listUnmapped,
  mapWords,
  mergeCategory,
  moveCategory,
  renameCategory,
} from '../index.ts';
import { UnmappedWords } from './UnmappedWords.tsx';

export const handle: PageHandle = { access: 'editions.manage' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    categories: await listOwnCategories(ctx, tx),
    unmapped: await listUnmapped(ctx, tx),
  }));
}

interface Told {
  /** The category or the words that it is about; `new` for the form of a new one. */
  readonly which: string;
  readonly state: 'saved' | 'mapped' | 'merged' | 'taken' | 'invalid' | 'gone';
  readonly count: number;
  readonly values: Readonly<Record<string, string>>;
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const values = Object.fromEntries([...(await request.formData())].map(([key, value]) => [key, String(value)]));
  const get = (name: string) => values[name] ?? '';
  const code = get('code');
  const which = get('do') === 'add' ? 'new' : get('do') === 'map' ? `word ${get('word')}` : code;
  const name = { id: get('name.id'), en: get('name.en') };
  try {
    return await servicesOf(context).runner.command(ctx, async (tx): Promise<Told> => {
      const told = { which, state: 'saved' as const, count: 0, values: {} };
      if (get('do') === 'map')
        return { ...told, state: 'mapped', count: await mapWords(ctx, tx, { word: get('word'), code }) };
      if (get('do') === 'add') return { ...told, which: `added ${await createCategory(ctx, tx, { name })}` };
      if (get('do') === 'up' || get('do') === 'down')
        await moveCategory(ctx, tx, { code, to: get('do') === 'up' ? 'up' : 'down' });
      else if (get('do') === 'merge') {
        await mergeCategory(ctx, tx, { from: code, into: get('into') });
        return { ...told, state: 'merged' };
      } else await renameCategory(ctx, tx, { code, name });
      return told;
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.declared.status === 403) throw error;
    const state = error.code === 'catalogue.category-name-taken' ? 'taken' : error.fields ? 'invalid' : 'gone';
    return { which, state, count: 0, values };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.catalogue_categories()} · ${m.platform_brand()}` }];

/** The organiser's categories, and the applicants' words that fit none of them. Works without a script. */
export default function CategoriesPage() {
  const { slug, categories, unmapped } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const words = told && said(told);
  return (
    <>
      <PageHead
        title={m.catalogue_categories()}
        lead={m.catalogue_categories_lead()}
        above={[{ href: pathIn(locale, `/kerja/${slug}/produk`), label: m.catalogue_products() }]}
      />
      <div className="grid max-w-3xl gap-5">
        {words && <Notice kind={words.kind} title={words.title} />}
        {unmapped.length > 0 && <UnmappedWords unmapped={unmapped} categories={categories} />}
        <ul className="grid gap-2.5">
          {categories.map((category, at) => (
            <li key={category.code}>
              <Entry
                category={category}
                categories={categories}
                first={at === 0}
                last={at >= categories.length - 2}
                told={told?.which === category.code ? told : undefined}
              />
            </li>
          ))}
        </ul>
        <Card title={m.catalogue_category_add()}>
          <Form method="post" className="grid gap-4" key={categories.length}>
            <SentField />
            <Names told={told?.which === 'new' ? told : undefined} />
            <div>
              <Button name="do" value="add">
                {m.catalogue_category_add()}
              </Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}

function said({ state, count }: Told) {
  const locale = getLocale();
  if (state === 'mapped')
    return { kind: 'success' as const, title: m.catalogue_mapped({ count: formatCount(count, locale) }) };
  if (state === 'merged') return { kind: 'success' as const, title: m.catalogue_merged() };
  if (state === 'saved') return { kind: 'success' as const, title: m.catalogue_saved() };
  return {
    kind: 'danger' as const,
    title: state === 'gone' ? m.catalogue_category_gone() : m.catalogue_not_saved(),
  };
}

type Category = ReturnType<typeof useLoaderData<typeof loader>>['categories'][number];

function Names({ category, told }: { readonly category?: Category; readonly told: Told | undefined }) {
  const error =
    told?.state === 'taken'
      ? m.catalogue_category_taken()
      : told?.state === 'invalid'
        ? m.catalogue_wrong_name()
        : undefined;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name="name.id"
        label={m.catalogue_name_id()}
        maxLength={120}
        autoComplete="off"
        defaultValue={told?.values['name.id'] ?? category?.name.id}
        error={error}
      />
      <TextField
        name="name.en"
        label={m.catalogue_name_en()}
        maxLength={120}
        autoComplete="off"
        defaultValue={told?.values['name.en'] ?? category?.name.en}
      />
    </div>
  );
}

interface EntryProps {
  readonly category: Category;
  readonly categories: readonly Category[];
  readonly first: boolean;
  readonly last: boolean;
  readonly told: Told | undefined;
}

function Entry({ category, categories, first, last, told }: EntryProps) {
  const locale = getLocale();
  const { code, name, products } = category;
  const fixed = code === OTHER_CATEGORY;
  return (
    <details
      className="group rounded-m border border-line bg-card"
      open={told !== undefined && told.state !== 'saved' && told.state !== 'merged'}
    >
      <summary className="flex min-h-12 cursor-pointer items-center gap-3 px-4 py-3">
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <b className="min-w-0 flex-1 basis-40">{name[locale]}</b>
          <span className="tabular text-ink-2 text-sm">
            {m.catalogue_category_products({ count: formatCount(products, locale) })}
          </span>
        </span>
        <Icon name="down" className="size-4 shrink-0 text-ink-2 group-open:rotate-180" />
      </summary>
      <div className="grid gap-4 border-line border-t px-4 py-4">
        <Form method="post" className="grid gap-4">
          <SentField />
          <input type="hidden" name="code" value={code} />
          <Names category={category} told={told} />
          <div className="flex flex-wrap gap-3">
            <Button name="do" value="rename">
              {m.catalogue_save()}
            </Button>
            {!fixed && !first && (
              <Button name="do" value="up" tone="outline">
                {m.catalogue_category_up()}
              </Button>
            )}
            {!fixed && !last && (
              <Button name="do" value="down" tone="outline">
                {m.catalogue_category_down()}
              </Button>
            )}
          </div>
        </Form>
        {fixed ? (
          <p className="text-ink-2 text-sm">{m.catalogue_category_stays()}</p>
        ) : (
          <Form method="post" className="grid items-end gap-3 border-line border-t pt-4 sm:grid-cols-[1fr_auto]">
            <SentField />
            <input type="hidden" name="code" value={code} />
            <SelectField
              name="into"
              label={m.catalogue_merge_into()}
              hint={m.catalogue_merge_hint()}
              none={m.catalogue_merge_choose()}
              choices={categories
                .filter((each) => each.code !== code)
                .map((each) => ({ value: each.code, label: each.name[locale] }))}
            />
            <Button name="do" value="merge" tone="outline">
              {m.catalogue_merge()}
            </Button>
          </Form>
        )}
      </div>
    </details>
  );
}
