import { Form, redirect, useActionData, useLoaderData } from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { isRegionCode, type RegionCode } from '../../../kinds/region.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  Checkbox,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts';
import {
  addRegion,
  listAgencies,
  listCoAgencies,
  listDelegations,
  listRegions,
} from '../../../slices/editions/index.ts';
import type { Route } from './+types/delegation-page';
import { fieldError, type Refusal } from './field-words.ts';
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
    return {
      slug: ctx.slug,
      delegation,
      next: delegations.length,
      agencies: await listAgencies(ctx, tx),
      helping: helping.filter(({ region }) => region === params.region).map(({ id }) => id),
      free: delegation ? [] : (await listRegions(tx)).filter(({ code }) => !taken.has(code)),
    };
  });
}

type Told = {
  readonly refusal: Refusal;
  readonly values: Readonly<Record<string, string>>;
  readonly chosen: readonly string[];
};

export async function action({ params, request, context }: Route.ActionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const values = typedIn(form);
  const chosen = form.getAll('coAgency').filter((value): value is string => typeof value === 'string');
  const back = redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/kontingen`));
  const adding = params.region === NEW;
  const code = (adding ? values.region || values.code : params.region) ?? '';
  try {
    if (!isRegionCode(code))
      throw new DomainError(common.invalid, {}, { [values.region ? 'region' : 'code']: ['shape'] });
    await runner.command(ctx, async (tx) => {
      if (values.do === 'drop') return dropDelegation(ctx, tx, code);
      if (adding && !values.region)
        await addRegion(ctx, tx, {
          code,
          country: 'ID',
          kind: 'region',
          name: values.name ?? '',
          fullName: values.fullName ?? '',
        });
      return setPlaces(ctx, tx, {
        region: code as RegionCode,
        position: wholeNumber(values.position),
        boothQuota: wholeNumber(values.boothQuota),
        producerQuota: wholeNumber(values.producerQuota),
        leadAgency: isId(values.leadAgency) ? (values.leadAgency as Id as Id<'agency'>) : null,
        coAgencies: chosen.filter((id) => isId(id)) as Id<'agency'>[],
      });
    });
    return back;
  } catch (error) {
    return { refusal: refusalOf(error, 'drop'), values, chosen };
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.editions_delegations()} · ${m.platform_brand()}` }];

export default function DelegationPage() {
  const { slug, delegation, next, agencies, helping, free } = useLoaderData<typeof loader>();
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
          <Form method="post" className="grid gap-4">
            {told && (
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
            {!delegation && <WhichRegion free={free} told={told} />}
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
                {m.editions_save()}
              </Button>
              {delegation && (
                <Button name="do" value="drop" tone="outline" formNoValidate>
                  {m.editions_drop()}
                </Button>
              )}
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}

function WhichRegion({ free, told }: { free: readonly { code: string; fullName: string }[]; told: Told | undefined }) {
  const errorOf = (field: string) => fieldError(told?.refusal, field);
  const values = told?.values ?? {};
  return (
    <>
      {free.length > 0 && (
        <SelectField
          name="region"
          label={m.editions_region()}
          optional
          none={m.editions_choose_region()}
          choices={free.map(({ code, fullName }) => ({ value: code, label: `${code} ${fullName}` }))}
          defaultValue={values.region ?? ''}
          error={errorOf('region')}
        />
      )}
      <details className="rounded-m border border-line px-4 py-2" open={free.length === 0 || Boolean(values.code)}>
        <summary className="min-h-12 cursor-pointer py-3 font-semibold">{m.editions_new_region()}</summary>
        <div className="grid gap-4 pb-3">
          <TextField
            name="code"
            label={m.editions_region_code()}
            hint={m.editions_region_code_hint()}
            optional
            defaultValue={values.code}
            error={errorOf('code')}
          />
          <TextField
            name="name"
            label={m.editions_region_name()}
            optional
            defaultValue={values.name}
            error={errorOf('name')}
          />
          <TextField
            name="fullName"
            label={m.editions_region_full()}
            hint={m.editions_region_full_hint()}
            optional
            defaultValue={values.fullName}
            error={errorOf('fullName')}
          />
        </div>
      </details>
    </>
  );
}
