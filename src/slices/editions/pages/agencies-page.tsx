import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { isRegionCode, type RegionCode } from '../../../kinds/region.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  EmptyState,
  Icon,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts';
import { AGENCY_KINDS, type Agency, type AgencyKind } from '../contract.ts';
import { addAgency, deleteAgency, editAgency, listAgencies, listDelegations } from '../index.ts';

export const handle: PageHandle = { access: 'editions.manage' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    agencies: await listAgencies(ctx, tx),
    regions: (await listDelegations(ctx, tx)).map(({ region }) => ({ code: region.code as string, name: region.name })),
  }));
}

interface Told {
  /** The agency that was written, or `new`. */
  readonly which: string;
  readonly state: 'saved' | 'taken' | 'invalid' | 'in-use';
  readonly values: Readonly<Record<string, string>>;
}

const STATES: Readonly<Record<string, Told['state']>> = {
  'editions.agency-name-taken': 'taken',
  'editions.agency-in-use': 'in-use',
};

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const values = Object.fromEntries(
    [...(await request.formData())].map(([key, value]) => [key, typeof value === 'string' ? value : '']),
  );
  const which = values.agency || 'new';
  const kind = AGENCY_KINDS.find((each) => each === values.kind) ?? 'other';
  const region = isRegionCode(values.region) ? (values.region as RegionCode) : null;
  const given = { name: values.name ?? '', kind, region };
  try {
    await servicesOf(context).runner.command(ctx, async (tx) => {
      if (isId(values.agency) && values.do === 'delete')
        await deleteAgency(ctx, tx, values.agency as Id as Id<'agency'>);
      else if (isId(values.agency))
        await editAgency(ctx, tx, {
          ...given,
          agency: values.agency as Id as Id<'agency'>,
          retired: values.retired === 'on',
        });
      else await addAgency(ctx, tx, given);
    });
    return { which, state: 'saved', values: {} };
  } catch (error) {
    if (error instanceof DomainError && error.fields) return { which, state: STATES[error.code] ?? 'invalid', values };
    throw error;
  }
}

export const meta: MetaFunction = () => [{ title: `${m.editions_agencies()} · ${m.platform_brand()}` }];

function kindName(kind: AgencyKind): string {
  return {
    office: m.editions_kind_office,
    'crafts-council': m.editions_kind_council,
    liaison: m.editions_kind_liaison,
    other: m.editions_kind_other,
  }[kind]();
}

type Regions = readonly { readonly code: string; readonly name: string }[];

function AgencyFields({ agency, regions, told }: { agency?: Agency; regions: Regions; told: Told | undefined }) {
  const error =
    told?.state === 'taken'
      ? m.editions_agency_taken()
      : told?.state === 'invalid'
        ? m.editions_name_missing()
        : undefined;
  return (
    <>
      {told?.state === 'saved' && <Notice kind="success" title={m.editions_saved()} />}
      {told?.state === 'in-use' && <Notice kind="warn" title={m.editions_agency_in_use()} />}
      <TextField
        name="name"
        label={m.editions_agency_name()}
        maxLength={120}
        autoComplete="off"
        defaultValue={told?.values.name ?? agency?.name}
        error={error}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="kind"
          label={m.editions_agency_kind()}
          choices={AGENCY_KINDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
          defaultValue={told?.values.kind ?? agency?.kind ?? 'office'}
        />
        <SelectField
          name="region"
          label={m.editions_agency_region()}
          optional
          none={m.editions_agency_province()}
          choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
          defaultValue={told?.values.region ?? agency?.region ?? ''}
        />
      </div>
    </>
  );
}

export default function AgenciesPage() {
  const { slug, agencies, regions } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const toldOf = (which: string) => (told?.which === which ? told : undefined);
  const fresh = toldOf('new');
  return (
    <>
      <PageHead title={m.editions_agencies()} lead={m.editions_agencies_lead()} />
      <div className="grid max-w-3xl gap-5">
        {agencies.length === 0 ? (
          <EmptyState title={m.editions_agency_none()} code={slug}>
            {m.editions_agency_none_text()}
          </EmptyState>
        ) : (
          <ul className="grid gap-2.5">
            {agencies.map((agency) => (
              <li key={agency.id}>
                <AgencyEntry slug={slug} agency={agency} regions={regions} told={toldOf(agency.id)} />
              </li>
            ))}
          </ul>
        )}
        <Card title={m.editions_agency_add()}>
          <Form method="post" className="grid gap-4" key={`new ${agencies.length}`}>
            <SentField />
            <AgencyFields regions={regions} told={fresh} />
            <div>
              <Button>{m.editions_agency_add()}</Button>
            </div>
          </Form>
        </Card>
      </div>
    </>
  );
}

function AgencyEntry({
  slug,
  agency,
  regions,
  told,
}: {
  slug: string;
  agency: Agency;
  regions: Regions;
  told: Told | undefined;
}) {
  const where =
    regions.find(({ code }) => code === agency.region)?.name ?? agency.region ?? m.editions_agency_province();
  return (
    <details className="group rounded-m border border-line bg-card" open={told !== undefined && told.state !== 'saved'}>
      <summary className="flex min-h-12 cursor-pointer items-center gap-3 px-4 py-3">
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <b className="min-w-0 flex-1 basis-56">{agency.name}</b>
          <span className="text-ink-2 text-sm">
            {kindName(agency.kind)} · {where}
          </span>
          {agency.retired && <Badge>{m.editions_agency_retired()}</Badge>}
        </span>
        <Icon name="down" className="size-4 shrink-0 text-ink-2 group-open:rotate-180" />
      </summary>
      <Form method="post" className="grid gap-4 border-line border-t px-4 py-4">
        <SentField />
        <input type="hidden" name="agency" value={agency.id} />
        <AgencyFields agency={agency} regions={regions} told={told} />
        <Checkbox name="retired" label={m.editions_agency_retired()} defaultChecked={agency.retired} />
        <div className="flex flex-wrap gap-3">
          <Button>{m.editions_save()}</Button>
          <Button name="do" value="delete" tone="outline">
            {m.editions_agency_delete()}
          </Button>
          {!agency.retired && (
            <LinkButton href={pathIn(getLocale(), `/kerja/${slug}/undangan?instansi=${agency.id}`)} tone="outline">
              {m.editions_agency_invite()}
            </LinkButton>
          )}
        </div>
      </Form>
    </details>
  );
}
