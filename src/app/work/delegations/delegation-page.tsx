import { Form, redirect, useActionData, useLoaderData } from 'react-router';
import { OWN_KIND } from '../../../kinds/country/index.ts';
import { type Id, isId } from '../../../kinds/id.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { ClashNotice } from '../../../platform/forms/ClashNotice.tsx';
import { clashIn, mustHaveSeen } from '../../../platform/forms/must-have-seen.ts';
import { SeenField } from '../../../platform/forms/SeenField.tsx';
import { SentField } from '../../../platform/forms/SentField.tsx';
import type { Clash, Fields } from '../../../platform/forms/seen-fields.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  Checkbox,
  FindField,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts';
import {
  type AtEdition,
  addRegion,
  listAgencies,
  listCoAgencies,
  listDelegations,
  listRegions,
  removeRegion,
  renameRegion,
} from '../../../slices/editions/index.ts';
import { offeredAs, readRegion } from '../../../slices/editions/rules/read-region.ts';
import { getCountry } from '../../../slices/people/index.ts';
import type { Route } from './+types/delegation-page';
import { fieldError, type Refusal } from './field-words.ts';
import { OwnRegions } from './OwnRegions.tsx';
import { refusalOf, typedIn, wholeNumber } from './refusal-of.ts';
import { dropDelegation, setPlaces } from './set-places.ts';

export const handle: PageHandle = { access: 'editions.manage' };

/** In the address instead of a region's code: a region that is added. */
const NEW = 'tambah';

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const delegations = await listDelegations(ctx, tx);
    const delegation = delegations.find(({ region }) => region.code === params.region);
    if (!delegation && params.region !== NEW) throw new DomainError(common['not-found']);
    const taken = new Set(delegations.map(({ region }) => region.code));
    const helping = await listCoAgencies(ctx, tx);
    const regions = delegation ? [] : await listRegions(ctx, tx);
    return {
      slug: ctx.slug,
      delegation,
      next: delegations.length,
      agencies: await listAgencies(ctx, tx),
      helping: helping.filter(({ region }) => region === params.region).map(({ id }) => id),
      free: regions.filter(({ code }) => !taken.has(code)),
      own: regions.filter(({ kind }) => kind === OWN_KIND),
      example: (await getCountry(ctx, tx)).regionExample,
    };
  });
}

type Values = Readonly<Record<string, string>>;

type Told = {
  readonly refusal: Refusal;
  readonly values: Values;
  readonly chosen: readonly string[];
  /** The regions that the typed one may be. */
  readonly candidates?: readonly Candidate[];
  /** What another has changed since the form was opened. */
  readonly clash?: Clash;
};

interface Candidate {
  readonly code: string;
  readonly fullName: string;
  readonly within: string | null;
}

/** The region that was ticked or typed, or a new one of the organiser's own. @throws `request.invalid` on the field. */
async function regionWanted(ctx: Context, tx: Tx, values: Values): Promise<RegionCode> {
  if (!values.region && !values.candidate && (values.name || values.fullName))
    return addRegion(ctx, tx, {
      name: values.name || (values.fullName ?? ''),
      fullName: values.fullName || (values.name ?? ''),
    });
  const read = readRegion(values.candidate || (values.region ?? ''), await listRegions(ctx, tx));
  if (read.ok) return read.value.code;
  throw new DomainError(common.invalid, { candidates: read.data.candidates }, { region: [read.code] });
}

export async function action({ params, request, context }: Route.ActionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const values = typedIn(form);
  const adding = params.region === NEW;
  const chosen = form.getAll('coAgency').filter((value): value is string => typeof value === 'string');
  if (adding && values.do === 'remove-region') return removeOwn(context, values);
  const back = redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/kontingen`));
  try {
    await runner.command(ctx, async (tx) => {
      const code = adding ? await regionWanted(ctx, tx, values) : (params.region as RegionCode);
      if (values.do === 'drop') return dropDelegation(ctx, tx, code);
      if (values.do === 'rename')
        return renameRegion(ctx, tx, { region: code, name: values.name ?? '', fullName: values.fullName ?? '' });
      if (!adding)
        await mustHaveSeen(ctx, tx, {
          record: `delegation:${ctx.edition}:${code}`,
          typed: { ...values, coAgency: listed(chosen) },
          now: () => placesNow(ctx, tx, code),
        });
      return setPlaces(ctx, tx, {
        region: code,
        position: wholeNumber(values.position),
        boothQuota: wholeNumber(values.boothQuota),
        producerQuota: wholeNumber(values.producerQuota),
        leadAgency: isId(values.leadAgency) ? (values.leadAgency as Id as Id<'agency'>) : null,
        coAgencies: chosen.filter((id) => isId(id)) as Id<'agency'>[],
      });
    });
    return back;
  } catch (error) {
    const clash = clashIn(error);
    if (clash) return { refusal: NOTHING_WRONG, values: clash.values, chosen: unlisted(clash.values.coAgency), clash };
    const candidates = error instanceof DomainError ? (error.data.candidates as Candidate[] | undefined) : undefined;
    return { refusal: refusalOf(error, 'drop'), values, chosen, ...(candidates ? { candidates } : {}) };
  }
}

const NOTHING_WRONG: Refusal = { fields: {}, data: {} };

/** Agencies as one text, whatever their order. */
const listed = (agencies: readonly string[]) => [...agencies].sort().join(' ');
const unlisted = (text = '') => text.split(' ').filter((id) => id !== '');

type Shown = Pick<Awaited<ReturnType<typeof listDelegations>>[number], 'boothQuota' | 'producerQuota' | 'position'> & {
  readonly leadAgency?: { readonly id: string } | null | undefined;
};

/** A delegation as its form shows it. */
function placesOf({ boothQuota, producerQuota, position, leadAgency }: Shown, helping: readonly string[]): Fields {
  return {
    boothQuota: String(boothQuota),
    producerQuota: String(producerQuota),
    position: String(position),
    leadAgency: leadAgency?.id ?? '',
    coAgency: listed(helping),
  };
}

async function placesNow(ctx: AtEdition, tx: Tx, region: RegionCode): Promise<Fields> {
  const found = (await listDelegations(ctx, tx)).find((each) => each.region.code === region);
  if (!found) return {};
  const helping = await listCoAgencies(ctx, tx);
  return placesOf(
    found,
    helping.filter((each) => each.region === region).map(({ id }) => id),
  );
}

/** Back to the page, which lists what is left. */
async function removeOwn(context: Route.ActionArgs['context'], values: Values): Promise<Told | Response> {
  const ctx = editionOf(context);
  try {
    await servicesOf(context).runner.command(ctx, (tx) => removeRegion(ctx, tx, values.own as RegionCode));
    return redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/kontingen/${NEW}`));
  } catch (error) {
    return { refusal: refusalOf(error, 'own'), values, chosen: [] };
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.editions_delegations()} · ${m.platform_brand()}` }];

export default function DelegationPage() {
  const { slug, delegation, next, agencies, helping, free, own, example } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const errorOf = (field: string) => fieldError(told?.refusal, field);
  const shown = (field: string, kept: string | number) => told?.values[field] ?? String(kept);
  const chosen = new Set(told?.chosen ?? helping);
  const offered = agencies.filter(({ id, retired }) => !retired || chosen.has(id) || id === delegation?.leadAgency?.id);
  // Those of the region and of the whole province first; the others may be chosen all the same.
  const isNear = ({ id, region }: (typeof offered)[number]) =>
    region === null || region === delegation?.region.code || chosen.has(id) || id === delegation?.leadAgency?.id;
  const [near, far] = [offered.filter(isNear), offered.filter((agency) => !isNear(agency))];
  const dropped = told?.refusal.fields.drop;
  return (
    <>
      <PageHead
        title={delegation ? m.editions_change_region({ region: delegation.region.fullName }) : m.editions_add_region()}
        lead={m.editions_delegation_lead()}
        above={[{ href: pathIn(locale, `/kerja/${slug}/kontingen`), label: m.editions_delegations() }]}
        actions={
          delegation && (
            <LinkButton href={pathIn(locale, `/kerja/${slug}/kontingen/${delegation.region.code}/stan`)} tone="outline">
              {m.floor_own_link()}
            </LinkButton>
          )
        }
      />
      <div className="grid max-w-2xl gap-5">
        <Card>
          <Form method="post" className="grid gap-4" key={told?.clash ? told.values.seen : undefined}>
            <SentField />
            {delegation && <SeenField values={placesOf(delegation, helping)} held={told?.values.seen} />}
            {told?.clash && (
              <ClashNotice
                clash={told.clash}
                labelOf={(name) => PLACE_LABELS[name]?.()}
                show={(name, value) =>
                  name === 'leadAgency' || name === 'coAgency'
                    ? unlisted(value)
                        .map((id) => agencies.find((agency) => agency.id === id)?.name ?? '')
                        .join(', ')
                    : value
                }
              />
            )}
            {told && !told.clash && told.values.do !== 'rename' && told.values.do !== 'remove-region' && (
              <Notice
                kind="danger"
                title={
                  dropped
                    ? m.editions_drop_taken({
                        booths: String(told.refusal.data.booths ?? 0),
                        producers: String(told.refusal.data.producers ?? 0),
                      })
                    : m.editions_check_fields()
                }
              />
            )}
            {!delegation && <WhichRegion {...{ free, example, told }} />}
            <div className="grid gap-4 sm:grid-cols-3">
              <TextField
                name="boothQuota"
                inputMode="numeric"
                label={m.editions_booth_quota()}
                defaultValue={shown('boothQuota', delegation?.boothQuota ?? 0)}
                error={errorOf('boothQuota')}
              />
              <TextField
                name="producerQuota"
                inputMode="numeric"
                label={m.editions_producer_quota()}
                defaultValue={shown('producerQuota', delegation?.producerQuota ?? 0)}
                error={errorOf('producerQuota')}
              />
              <TextField
                name="position"
                inputMode="numeric"
                label={m.editions_position()}
                defaultValue={shown('position', delegation?.position ?? next)}
                error={errorOf('position')}
              />
            </div>
            <SelectField
              name="leadAgency"
              label={m.editions_lead_agency()}
              optional
              none={m.editions_no_agency()}
              choices={[...near, ...far].map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={told?.values.leadAgency ?? delegation?.leadAgency?.id ?? ''}
            />
            {offered.length > 0 && (
              <fieldset className="grid gap-1">
                <legend className="mb-1 font-semibold">{m.editions_co_agencies()}</legend>
                {near.map(({ id, name }) => (
                  <Checkbox key={id} name="coAgency" value={id} label={name} defaultChecked={chosen.has(id)} />
                ))}
                {far.length > 0 && (
                  <details className="rounded-m border border-line px-4 py-1">
                    <summary className="min-h-12 cursor-pointer py-3 font-semibold">
                      {m.editions_far_agencies()}
                    </summary>
                    {far.map(({ id, name }) => (
                      <Checkbox key={id} name="coAgency" value={id} label={name} />
                    ))}
                  </details>
                )}
              </fieldset>
            )}
            <div className="flex flex-wrap gap-3">
              <Button name="do" value="set">
                {told?.clash ? m.platform_clash_save() : m.editions_save()}
              </Button>
              {delegation && (
                <Button name="do" value="drop" tone="outline" formNoValidate>
                  {m.editions_drop()}
                </Button>
              )}
            </div>
          </Form>
        </Card>
        {own.length > 0 && (
          <OwnRegions regions={own} refused={told?.values.do === 'remove-region' ? told.values.own : undefined} />
        )}
        {delegation && <RenameCard {...{ delegation, example, told }} />}
      </div>
    </>
  );
}

const PLACE_LABELS: Readonly<Record<string, () => string>> = {
  boothQuota: m.editions_booth_quota,
  producerQuota: m.editions_producer_quota,
  position: m.editions_position,
  leadAgency: m.editions_lead_agency,
  coAgency: m.editions_co_agencies,
};

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

/** A region of the country by typing its name, or one of the organiser's own. */
function WhichRegion({ free, example, told }: Pick<Loaded, 'free' | 'example'> & { told: Told | undefined }) {
  const errorOf = (field: string) => fieldError(told?.refusal, field);
  const values = told?.values ?? {};
  const own = !values.region && Boolean(values.name || values.fullName);
  return (
    <>
      <FindField
        name="region"
        label={m.editions_region()}
        hint={m.editions_region_find_hint({ example: example.name, code: example.code })}
        optional="quiet"
        offered={free.map((region) => ({ value: offeredAs(region), note: region.within }))}
        defaultValue={values.region ?? ''}
        error={errorOf('region')}
        candidateName="candidate"
        candidates={told?.candidates?.map(({ code, fullName, within }) => ({
          value: code,
          label: fullName,
          note: [within, code].filter(Boolean).join(' · '),
        }))}
      />
      <details className="rounded-m border border-line px-4 py-2" open={own}>
        <summary className="min-h-12 cursor-pointer py-3 font-semibold">{m.editions_own_region()}</summary>
        <div className="grid gap-4 pb-3">
          <p className="text-ink-2 text-sm">{m.editions_own_region_text()}</p>
          <NameFields example={example} values={values} errorOf={errorOf} optional="quiet" />
        </div>
      </details>
    </>
  );
}

interface NameFieldsProps {
  readonly example: Loaded['example'];
  readonly values: Values;
  readonly errorOf: (field: string) => string | undefined;
  readonly optional?: 'quiet';
}

function NameFields({ example, values, errorOf, optional }: NameFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label={m.editions_region_name()}
        hint={m.editions_region_name_hint({ example: example.name })}
        optional={optional}
        maxLength={120}
        defaultValue={values.name}
        error={errorOf('name')}
      />
      <TextField
        name="fullName"
        label={m.editions_region_full()}
        hint={m.editions_region_full_hint({ example: example.fullName })}
        optional={optional}
        maxLength={120}
        defaultValue={values.fullName}
        error={errorOf('fullName')}
      />
    </>
  );
}

/** How the organiser writes the region: on its public pages, in its letters and its report, and nowhere else. */
function RenameCard({
  delegation,
  example,
  told,
}: Pick<Loaded, 'example'> & {
  readonly delegation: NonNullable<Loaded['delegation']>;
  readonly told: Told | undefined;
}) {
  const mine = told?.values.do === 'rename' ? told : undefined;
  return (
    <Card title={m.editions_rename_region()}>
      <Form method="post" className="grid gap-4">
        <SentField />
        {mine && <Notice kind="danger" title={m.editions_check_fields()} />}
        <p className="text-ink-2 text-sm">{m.editions_rename_region_text()}</p>
        <NameFields
          example={example}
          values={mine?.values ?? { name: delegation.region.name, fullName: delegation.region.fullName }}
          errorOf={(field) => fieldError(mine?.refusal, field)}
        />
        <Button name="do" value="rename" tone="outline">
          {m.editions_rename_region_save()}
        </Button>
      </Form>
    </Card>
  );
}
