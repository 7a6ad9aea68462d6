import { redirect, useActionData, useLoaderData } from 'react-router';
import type { Id } from '../../kinds/id.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { Button, Card, Notice, SelectField, TextField } from '../../platform/ui/index.ts';
import { startApplication } from '../../slices/call/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { getProfile } from '../../slices/exhibitors/index.ts';
import { DoorShell } from '../../slices/people/pages/DoorShell.tsx';
import type { Route } from './+types/begin-page';
import { beginAnother, businessForm, ownBusinesses } from './begin-producer.ts';
import { regionAsked, regionLabel } from './field-words.ts';
import { refusalWords } from './refusal-words.ts';

export const handle: PageHandle = { access: 'signed-in' };

const plain = (text: string) => text.trim().toLowerCase();

/** Where the letter's link leads: on to the business that it was about, or to the choice of one. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { locale } = context.get(pageRequest);
  const asked = new URL(request.url).searchParams;
  const name = asked.get('nama') ?? '';
  const region = asked.get('daerah') ?? '';
  const { businesses, edition } = await servicesOf(context).runner.query(ctx, async (tx) => ({
    edition: await getEdition(ctx, tx),
    businesses: await Promise.all(ownBusinesses(ctx).map((business) => getProfile(ctx, tx, business))),
  }));
  const same = businesses.find((own) => plain(own.name) === plain(name) && own.region.code === region);
  if (same) throw redirect(pathIn(locale, `/kerja/${ctx.slug}/usaha?usaha=${same.id}`));
  return {
    slug: ctx.slug,
    edition: edition.name,
    currency: edition.currency,
    asked: { name, region },
    businesses: businesses.map((own) => ({ id: own.id, name: own.name, region: own.region.name })),
    regions: edition.delegations.map((delegation) => ({
      value: delegation.region.code,
      label: delegation.region.fullName,
    })),
  };
}

interface Told {
  readonly code: string;
  readonly fields: readonly string[];
  readonly typed: { readonly name: string; readonly region: string };
}

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { locale } = context.get(pageRequest);
  const services = servicesOf(context);
  const form = await request.formData();
  const typed = { name: String(form.get('name') ?? ''), region: String(form.get('region') ?? '') };
  const chosen = form.get('business');
  try {
    const business =
      typeof chosen === 'string'
        ? (chosen as Id<'business'>)
        : await (async () => {
            const given = businessForm.safeParse(typed);
            return given.success ? beginAnother(services, ctx, given.data) : undefined;
          })();
    if (!business) return { code: 'request.invalid', fields: typed.name.trim() ? ['region'] : ['name'], typed };
    if (typeof chosen === 'string') await services.runner.command(ctx, (tx) => startApplication(ctx, tx, { business }));
    throw redirect(pathIn(locale, `/kerja/${ctx.slug}/usaha?usaha=${business}`));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, fields: Object.keys(error.fields ?? {}), typed };
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_choose()} · ${m.platform_brand()}` }];

export default function BeginPage() {
  const { slug, edition, currency, asked, businesses, regions } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const path = `/daftar/${slug}/usaha`;
  const action = pathIn(getLocale(), path);
  const query = asked.name ? `?${new URLSearchParams({ nama: asked.name, daerah: asked.region })}` : '';
  return (
    <DoorShell
      path={path}
      query={query}
      title={businesses.length > 0 ? m.call_apply_choose() : m.call_apply_title()}
      lead={edition}
    >
      <div className="grid gap-4">
        {told && <Notice kind="danger" title={refusalWords(told.code)} />}
        {businesses.map((own) => (
          <Card key={own.id} title={own.name}>
            <form method="post" action={action} className="grid gap-3">
              <SentField />
              <p className="text-ink-2">{own.region}</p>
              <Button name="business" value={own.id} wide>
                {m.call_apply_with_this()}
              </Button>
            </form>
          </Card>
        ))}
        <Card title={businesses.length > 0 ? m.call_apply_another() : undefined}>
          <form method="post" action={action} className="grid gap-4">
            <SentField />
            <TextField
              name="name"
              label={m.call_apply_business()}
              autoComplete="organization"
              maxLength={120}
              defaultValue={told?.typed.name || asked.name}
              error={told?.fields.includes('name') ? m.call_apply_business_wrong() : undefined}
            />
            <SelectField
              name="region"
              label={regionLabel(currency)}
              none={m.call_apply_region_none({ region: regionAsked(currency) })}
              choices={regions}
              defaultValue={told?.typed.region || asked.region}
              error={
                told?.fields.includes('region')
                  ? m.call_apply_region_wrong({ region: regionAsked(currency) })
                  : undefined
              }
            />
            <Button wide tone={businesses.length > 0 ? 'outline' : 'primary'}>
              {m.call_apply_begin()}
            </Button>
          </form>
        </Card>
      </div>
    </DoorShell>
  );
}
