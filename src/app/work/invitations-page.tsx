import { Form, useActionData, useLoaderData, useSearchParams } from 'react-router';
import { type Id, isId } from '../../kinds/id.ts';
import { formatInstant } from '../../kinds/time.ts';
import { allowing, mayGrant, reachOf } from '../../platform/authz/access.ts';
import { ROLES, type Role } from '../../platform/db/context.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import {
  Badge,
  Button,
  Card,
  Choices,
  EmptyState,
  Notice,
  PageHead,
  SelectField,
  Table,
  TextField,
} from '../../platform/ui/index.ts';
import {
  getEdition,
  getEditionFacts,
  listAgencies,
  mustBeAgencies,
  mustBeRegion,
} from '../../slices/editions/index.ts';
import {
  findBusinessesNamed,
  inviteOwner,
  type NamedBusiness,
  nameBusinesses,
  nameOfBusiness,
} from '../../slices/exhibitors/index.ts';
import { invitationForm } from '../../slices/people/contract.ts';
import { invitePerson, listOpenInvitations, resendInvitation, revokeInvitation } from '../../slices/people/index.ts';
import { roleName } from '../../slices/people/role-name.ts';
import type { Route } from './+types/invitations-page';

export const handle: PageHandle = { access: 'people.invite' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { runner, clock } = servicesOf(context);
  const held = allowing(ctx.actor, ctx.organiser, 'people.invite');
  return runner.query(ctx, async (tx) => {
    const edition = await getEdition(ctx, tx);
    const agencies = await listAgencies(ctx, tx);
    const regionNames = new Map<string, string>(edition.delegations.map(({ region }) => [region.code, region.name]));
    const agencyNames = new Map(agencies.map(({ id, name }) => [id, name]));
    const open = await listOpenInvitations(ctx, tx);
    const businesses = await nameBusinesses(
      ctx,
      tx,
      open.flatMap(({ business }) => business ?? []),
    );
    const businessNames = new Map(businesses.map(({ id, name }) => [id, name]));
    return {
      zone: edition.zone,
      now: clock.now(),
      roles: ROLES.filter((role) => mayGrant(held, role)),
      regions: edition.delegations.map(({ region }) => ({ code: region.code, name: region.name })),
      agencies: agencies.filter(({ retired }) => !retired).map(({ id, name }) => ({ id, name })),
      open: open.map(({ region, agency, business, ...invitation }) => ({
        ...invitation,
        region: region === null ? null : (regionNames.get(region) ?? region),
        agency: agency === null ? null : (agencyNames.get(agency) ?? null),
        business: business === null ? null : (businessNames.get(business) ?? null),
        changeable: mayGrant(held, invitation.role),
      })),
    };
  });
}

/** Businesses that a search shows at once. */
const FOUND = 20;

type Told =
  | {
      readonly state: 'business-choose' | 'business-unknown';
      readonly found: readonly NamedBusiness[];
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly state: 'invited' | 'resent'; readonly url: string; readonly email: string }
  | { readonly state: 'revoked' }
  | {
      readonly state: 'invalid' | 'region-missing' | 'role-too-high' | 'agency-unknown' | 'gone' | 'too-many';
      readonly values: Readonly<Record<string, string>>;
    };

const REFUSED: Readonly<Record<string, 'role-too-high' | 'agency-unknown' | 'region-missing' | 'gone' | 'too-many'>> = {
  'people.role-too-high': 'role-too-high',
  'editions.unknown-agency': 'agency-unknown',
  'editions.unknown-region': 'region-missing',
  'people.invitation-unknown': 'gone',
  'people.invitation-used': 'gone',
  'people.invitation-revoked': 'gone',
  'people.invitations-too-many': 'too-many',
};

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const values = Object.fromEntries(
    [...(await request.formData())].map(([key, value]) => [key, typeof value === 'string' ? value.trim() : '']),
  );
  const { invitation, do: wanted = 'invite', ...fields } = values;
  try {
    if (wanted !== 'invite' && isId(invitation)) {
      const id = invitation as Id as Id<'invitation'>;
      if (wanted === 'revoke') {
        await runner.command(ctx, (tx) => revokeInvitation(ctx, tx, id));
        return { state: 'revoked' };
      }
      const { url, email } = await runner.command(ctx, async (tx) => {
        const { name } = await getEditionFacts(ctx, tx);
        return resendInvitation(ctx, tx, id, settings, nameOfBusiness, name);
      });
      return { state: 'resent', url, email };
    }
    const { words = '', ...scope } = fields;
    const given = invitationForm.safeParse({
      ...scope,
      // What belongs to another role may have stayed in the form.
      region: scope.role === 'lead' ? scope.region || undefined : undefined,
      agency: scope.agency || undefined,
      business: scope.role === 'producer' ? scope.business || undefined : undefined,
    });
    if (!given.success) {
      const wrong = given.error.issues.map(({ path }) => path[0]);
      if (wrong[0] === 'business') {
        const reach = reachOf(allowing(ctx.actor, ctx.organiser, 'businesses.invite'));
        const found =
          words === ''
            ? []
            : await runner.query(ctx, (tx) => findBusinessesNamed(ctx, tx, { words, reach, limit: FOUND }));
        return { state: found.length > 0 ? 'business-choose' : 'business-unknown', found, values };
      }
      return { state: wrong[0] === 'region' ? 'region-missing' : 'invalid', values };
    }
    const { region, agency, business, email } = given.data;
    const { url } = await runner.command(ctx, async (tx) => {
      const { name: edition } = await getEditionFacts(ctx, tx);
      if (business !== undefined) return inviteOwner(ctx, tx, { email, business }, settings, edition);
      // Whose they are, people cannot know: regions and agencies belong to a slice above it.
      if (region !== undefined) await mustBeRegion(tx, region);
      if (agency !== undefined) await mustBeAgencies(ctx, tx, [agency]);
      return invitePerson(ctx, tx, given.data, settings, { edition });
    });
    return { state: 'invited', url, email: given.data.email };
  } catch (error) {
    const state =
      error instanceof DomainError ? REFUSED[error.code] : error instanceof RangeError ? 'region-missing' : undefined;
    if (state === undefined) throw error;
    return { state, values };
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_invitations()} · ${m.platform_brand()}` }];

function Answer({ told }: { told: Told }) {
  switch (told.state) {
    case 'invited':
    case 'resent':
      return (
        <Notice
          kind="success"
          title={
            told.state === 'invited'
              ? m.app_invite_done({ email: told.email })
              : m.editions_invite_resent({ email: told.email })
          }
        >
          <p>{m.app_invite_link()}</p>
          <p className="break-all font-mono text-sm">{told.url}</p>
        </Notice>
      );
    case 'revoked':
      return <Notice kind="success" title={m.editions_invite_revoked()} />;
    case 'business-choose':
      return <Notice kind="info" title={m.app_invite_business_choose()} />;
    case 'business-unknown':
      return <Notice kind="danger" title={m.app_invite_business_missing()} />;
    case 'region-missing':
      return <Notice kind="danger" title={m.app_invite_region_missing()} />;
    case 'role-too-high':
      return <Notice kind="danger" title={m.app_invite_role_too_high()} />;
    case 'agency-unknown':
      return <Notice kind="danger" title={m.editions_invite_agency_unknown()} />;
    case 'too-many':
      return <Notice kind="warn" title={m.people_invitations_too_many()} />;
    case 'gone':
      return <Notice kind="warn" title={m.editions_invite_gone()} />;
    default:
      return <Notice kind="danger" title={m.people_email_invalid()} />;
  }
}

export default function InvitationsPage() {
  const { roles, regions, agencies, open, zone, now } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const [asked] = useSearchParams();
  const values = told && 'values' in told ? told.values : {};
  return (
    <>
      <PageHead title={m.app_work_invitations()} lead={m.app_invite_lead()} />
      <div className="grid gap-5">
        <div className="max-w-xl">
          <Card>
            <Form
              method="post"
              className="grid gap-4"
              key={told?.state === 'invited' ? told.url : told?.state === 'business-choose' ? values.words : 'form'}
            >
              <SentField />
              {told && <Answer told={told} />}
              <TextField
                name="email"
                type="email"
                label={m.people_email()}
                autoComplete="off"
                defaultValue={values.email}
              />
              <SelectField
                name="role"
                label={m.app_invite_role()}
                choices={roles.map((role: Role) => ({ value: role, label: roleName(role) }))}
                defaultValue={values.role ?? (asked.has('instansi') ? 'officer' : 'lead')}
              />
              <div className="[form:not(:has(option[value=lead]:checked))_&]:hidden">
                <SelectField
                  name="region"
                  label={m.app_invite_region()}
                  hint={m.app_invite_region_hint()}
                  optional="quiet"
                  none={m.app_invite_region_none()}
                  choices={regions.map((region) => ({ value: region.code, label: region.name }))}
                  defaultValue={values.region ?? ''}
                />
              </div>
              <div className="grid gap-4 [form:not(:has(option[value=producer]:checked))_&]:hidden">
                <TextField
                  name="words"
                  label={m.app_invite_business()}
                  hint={m.app_invite_business_hint()}
                  optional="quiet"
                  autoComplete="off"
                  defaultValue={values.words ?? ''}
                />
                {told?.state === 'business-choose' && (
                  <Choices
                    name="business"
                    label={m.app_invite_business_found()}
                    choices={told.found.map(({ id, name, region }) => ({ value: id, label: name, hint: region }))}
                    defaultValue={told.found.length === 1 ? told.found[0]?.id : undefined}
                  />
                )}
              </div>
              {agencies.length > 0 && (
                <SelectField
                  name="agency"
                  label={m.editions_invite_agency()}
                  optional
                  none={m.editions_invite_no_agency()}
                  choices={agencies.map((agency) => ({ value: agency.id, label: agency.name }))}
                  defaultValue={values.agency ?? asked.get('instansi') ?? ''}
                />
              )}
              <Button>{m.app_invite_send()}</Button>
            </Form>
          </Card>
        </div>
        <section className="grid gap-3" aria-labelledby="open-invitations">
          <h2 id="open-invitations" className="text-lg">
            {m.editions_invite_open()}
          </h2>
          <OpenInvitations open={open} zone={zone} now={now} />
        </section>
      </div>
    </>
  );
}

type Open = ReturnType<typeof useLoaderData<typeof loader>>['open'];

function OpenInvitations({ open, zone, now }: { open: Open; zone: string; now: number }) {
  return (
    <Table
      caption={m.editions_invite_open()}
      quietCaption
      rows={open}
      rowKey={(row) => row.id}
      empty={<EmptyState title={m.editions_invite_none()}>{m.editions_invite_none_text()}</EmptyState>}
      columns={[
        { heading: m.people_email(), cell: (row) => <span className="break-all">{row.email}</span>, names: true },
        { heading: m.app_invite_role(), cell: (row) => roleName(row.role) },
        {
          heading: m.editions_invite_for(),
          cell: (row) => [row.business, row.region, row.agency].filter(Boolean).join(' · ') || '—',
        },
        {
          heading: m.editions_invite_until(),
          cell: (row) =>
            row.expiresAt <= now ? (
              <Badge tone="gold">{m.editions_invite_expired()}</Badge>
            ) : (
              formatInstant(row.expiresAt, zone, getLocale())
            ),
        },
        {
          heading: m.editions_invite_do(),
          cell: (row) =>
            row.changeable && (
              <Form method="post" className="flex flex-wrap gap-2 max-lg:justify-end">
                <SentField />
                <input type="hidden" name="invitation" value={row.id} />
                <Button name="do" value="resend" size="small" tone="outline">
                  {m.editions_invite_resend()}
                </Button>
                <Button name="do" value="revoke" size="small" tone="outline">
                  {m.editions_invite_revoke()}
                </Button>
              </Form>
            ),
        },
      ]}
    />
  );
}
