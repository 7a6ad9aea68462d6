import { Form, redirect, useActionData, useLoaderData } from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { formatDay, formatDays } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import type { Context } from '../../../platform/db/context.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, pageRequest, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  Checkbox,
  Notice,
  PageHead,
  PageShell,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts';
import { listOwnEditions, listSeries } from '../../../slices/editions/index.ts';
import { venuesInWords } from '../../../slices/editions/rules/venues-in-words.ts';
import { findOrganiser, getCountry } from '../../../slices/people/index.ts';
import { fieldError, type Refusal } from '../delegations/field-words.ts';
import { refusalOf, typedIn } from '../delegations/refusal-of.ts';
import type { Route } from './+types/new-edition-page';
import { COPIED, type Copied } from './copied.ts';
import { type CopyPreview, makeEdition, type NewEdition, previewCopy } from './copy-edition.ts';
import { AboutFields, WhenAndWhere } from './EditionFields.tsx';
import { factsOf, listZones, type Values, venuesOf } from './edition-form.ts';

/** No edition is in the address, so the loader and the action themselves ask for `editions.manage`. */
export const handle: PageHandle = { access: 'signed-in' };

/** The organiser of the address, for whom the person may set up editions. @throws `request.not-found`, `request.forbidden`. */
async function contextFor(args: Route.LoaderArgs | Route.ActionArgs): Promise<Context & { readonly name: string }> {
  const { services, actor, locale, requestId } = args.context.get(pageRequest);
  const organiser = await findOrganiser(services.runner.db, args.params.organiser ?? '');
  if (!organiser) throw new DomainError(common['not-found']);
  if (allowing(actor, organiser.id, 'editions.manage').length === 0) throw new DomainError(common.forbidden);
  return { actor, organiser: organiser.id, name: organiser.name, clock: services.clock, locale, requestId };
}

export async function loader(args: Route.LoaderArgs) {
  const ctx = await contextFor(args);
  return servicesOf(args.context).runner.query(ctx, async (tx) => ({
    organiser: ctx.name,
    path: `/kerja/baru/${args.params.organiser}`,
    series: await listSeries(ctx, tx),
    editions: (await listOwnEditions(ctx, tx)).map(({ id, name }) => ({ id, name })),
    zones: listZones(await getCountry(ctx, tx)),
  }));
}

interface Told {
  readonly values: Values;
  readonly what: readonly string[];
  readonly refusal?: Refusal;
  readonly preview?: { readonly copy: CopyPreview | undefined };
}

export async function action(args: Route.ActionArgs): Promise<Told | Response> {
  const ctx = await contextFor(args);
  const { runner } = servicesOf(args.context);
  const form = await args.request.formData();
  const values = typedIn(form);
  const what = COPIED.filter((part) => form.getAll('copy').includes(part));
  const { currency } = await runner.query(ctx, (tx) => getCountry(ctx, tx));
  const wanted = wantedOf(values, what, currency);
  try {
    // Tried and taken back: a preview finds every fault that making it would.
    const preview = await runner
      .command(ctx, async (tx) => {
        const id = await makeEdition(ctx, tx, wanted);
        if (values.do === 'make') return { id };
        throw new Tried(wanted.copy && (await previewCopy(ctx, tx, wanted.copy, wanted.edition)));
      })
      .catch((error: unknown) => {
        if (error instanceof Tried) return error;
        throw error;
      });
    if (preview instanceof Tried) return { values, what, preview: { copy: preview.copy } };
    return redirect(pathIn(ctx.locale, `/kerja/${wanted.edition.slug}/kontingen`));
  } catch (error) {
    return { values, what, refusal: refusalOf(error, 'series') };
  }
}

/** Ends a transaction that was only a trial. */
class Tried extends Error {
  readonly copy: CopyPreview | undefined;
  constructor(copy: CopyPreview | undefined) {
    super('tried');
    this.copy = copy;
  }
}

function wantedOf(values: Values, what: readonly Copied[], currency: string): NewEdition {
  const { from } = values;
  return {
    // A name that was typed says what was meant, whatever stands chosen above it.
    series:
      isId(values.series) && !values.seriesName
        ? (values.series as Id as Id<'series'>)
        : { name: values.seriesName ?? '' },
    edition: { ...factsOf(values), slug: values.slug ?? '', currency, demo: false },
    venues: venuesOf(values),
    copy: isId(from) ? { from: from as Id as Id<'edition'>, what: new Set(what) } : undefined,
  };
}

export const meta: Route.MetaFunction = () => [{ title: `${m.editions_new()} · ${m.platform_brand()}` }];

function copyName(part: Copied): string {
  return {
    regions: m.editions_copy_regions,
    quotas: m.editions_copy_quotas,
    agencies: m.editions_copy_agencies,
    deadlines: m.editions_copy_deadlines,
    call: m.editions_copy_call,
    plan: m.editions_copy_plan,
  }[part]();
}

export default function NewEditionPage() {
  const { organiser, path, series, editions, zones } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const values: Values = told?.values ?? {
    figuresPublic: 'on',
    from: '',
    series: series[0]?.id ?? '',
  };
  const errorOf = (field: string) => fieldError(told?.refusal, field);
  const chosen = new Set<string>(told?.what ?? COPIED);
  return (
    <PageShell
      locale={locale}
      paths={{ id: path, en: pathIn('en', path) }}
      homeHref={pathIn(locale, '/')}
      nav={[]}
      account={{ href: pathIn(locale, '/akun'), label: m.platform_ui_account() }}
    >
      <PageHead
        title={m.editions_new()}
        lead={m.editions_new_lead()}
        above={[{ href: pathIn(locale, '/kerja'), label: organiser }]}
      />
      <Form method="post" className="grid max-w-3xl gap-5">
        <SentField />
        {told?.refusal && <Notice kind="danger" title={m.editions_check_fields()} />}
        {told?.preview && <Preview values={values} copy={told.preview.copy} />}
        <Card title={m.editions_about()}>
          <div className="grid gap-4">
            <SelectField
              name="series"
              label={m.editions_series()}
              optional
              none={m.editions_series_new()}
              choices={series.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={values.series ?? ''}
              error={errorOf('series')}
            />
            <TextField
              name="seriesName"
              label={m.editions_series_name()}
              hint={series.length > 0 ? m.editions_series_name_wins() : undefined}
              optional
              maxLength={120}
              defaultValue={values.seriesName}
            />
            <TextField
              name="slug"
              label={m.editions_slug()}
              hint={m.editions_slug_hint()}
              maxLength={80}
              autoCapitalize="none"
              autoComplete="off"
              defaultValue={values.slug}
              error={errorOf('slug')}
            />
            <AboutFields values={values} refusal={told?.refusal} />
          </div>
        </Card>
        <WhenAndWhere
          values={values}
          refusal={told?.refusal}
          zones={zones}
          venues={venuesOf(values).length}
          copies={editions.length > 0}
        />
        {editions.length > 0 && (
          <Card title={m.editions_copy_from()}>
            <div className="grid gap-4">
              <SelectField
                name="from"
                label={m.editions_copy_from()}
                optional
                none={m.editions_copy_nothing()}
                choices={editions.map(({ id, name }) => ({ value: id, label: name }))}
                defaultValue={values.from ?? ''}
              />
              <fieldset>
                <legend className="mb-1 font-semibold">{m.editions_copy_what()}</legend>
                {COPIED.map((part) => (
                  <Checkbox
                    key={part}
                    name="copy"
                    value={part}
                    label={copyName(part)}
                    defaultChecked={chosen.has(part)}
                  />
                ))}
                <p className="mt-1 text-ink-2 text-sm">{m.editions_copy_roles()}</p>
              </fieldset>
            </div>
          </Card>
        )}
        <div className="flex flex-wrap gap-3">
          <Button name="do" value="preview" tone="outline">
            {m.editions_preview()}
          </Button>
          <Button name="do" value="make">
            {m.editions_make()}
          </Button>
        </div>
      </Form>
    </PageShell>
  );
}

function Preview({ values, copy }: { values: Values; copy: CopyPreview | undefined }) {
  const locale = getLocale();
  const count = (value: number) => formatCount(value, locale);
  const lines = copy
    ? [
        m.editions_preview_regions({
          count: count(copy.regions),
          booths: count(copy.booths),
          producers: count(copy.producers),
        }),
        m.editions_preview_agencies({ count: count(copy.agencies) }),
        copy.firstDeadline && m.editions_preview_deadlines({ day: formatDay(copy.firstDeadline, locale) }),
        copy.usualDeadlines > 0 && m.editions_preview_usual_deadlines({ count: count(copy.usualDeadlines) }),
        copy.drawn !== undefined && m.editions_preview_plan({ count: count(copy.drawn) }),
        copy.criteria === null
          ? m.editions_preview_no_call()
          : copy.criteria !== undefined && m.editions_preview_call({ count: count(copy.criteria) }),
      ]
    : [m.editions_preview_nothing()];
  return (
    <Notice kind="info" title={m.editions_preview_title()}>
      <p>
        {m.editions_preview_edition({
          name: values.name ?? '',
          days: formatDays(values.startsOn ?? '', values.endsOn ?? '', locale),
          venue: venuesInWords(venuesOf(values)),
        })}
      </p>
      <ul className="mt-1 list-disc pl-5">
        {lines.filter(Boolean).map((line) => (
          <li key={String(line)}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}
