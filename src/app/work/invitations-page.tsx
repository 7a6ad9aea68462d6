import { Form, useActionData, useLoaderData } from 'react-router';
import { allowing, mayGrant } from '../../platform/authz/access.ts';
import { ROLES, type Role } from '../../platform/db/context.ts';
import { m } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { Button, Card, Notice, PageHead, SelectField, TextField } from '../../platform/ui/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import { invitationForm } from '../../slices/people/contract.ts';
import { invitePerson } from '../../slices/people/index.ts';
import { roleName } from '../../slices/people/role-name.ts';
import type { Route } from './+types/invitations-page';

export const handle: PageHandle = { access: 'people.invite' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const edition = await servicesOf(context).runner.query(ctx, (tx) => getEdition(ctx, tx));
  const held = allowing(ctx.actor, ctx.organiser, 'people.invite');
  return {
    roles: ROLES.filter((role) => mayGrant(held, role)),
    regions: edition.delegations.map((delegation) => ({ code: delegation.region.code, name: delegation.region.name })),
  };
}

type Told =
  | { readonly state: 'invited'; readonly url: string; readonly email: string }
  | { readonly state: 'invalid' | 'region-missing' | 'role-too-high' };

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const fields = Object.fromEntries(await request.formData());
  const given = invitationForm.safeParse({ ...fields, region: fields.region || undefined });
  if (!given.success) return { state: given.error.issues[0]?.path[0] === 'region' ? 'region-missing' : 'invalid' };
  const { runner, settings } = servicesOf(context);
  try {
    const { url } = await runner.command(ctx, (tx) => invitePerson(ctx, tx, given.data, settings.publicUrl));
    return { state: 'invited', url, email: given.data.email };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'people.role-too-high') return { state: 'role-too-high' };
    throw error;
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_invitations()} · ${m.platform_brand()}` }];

function Answer({ told }: { told: Told }) {
  switch (told.state) {
    case 'invited':
      return (
        <Notice kind="success" title={m.app_invite_done({ email: told.email })}>
          <p>{m.app_invite_link()}</p>
          <p className="break-all font-mono text-sm">{told.url}</p>
        </Notice>
      );
    case 'region-missing':
      return <Notice kind="danger" title={m.app_invite_region_missing()} />;
    case 'role-too-high':
      return <Notice kind="danger" title={m.app_invite_role_too_high()} />;
    default:
      return <Notice kind="danger" title={m.people_email_invalid()} />;
  }
}

export default function InvitationsPage() {
  const { roles, regions } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  return (
    <>
      <PageHead title={m.app_work_invitations()} lead={m.app_invite_lead()} />
      <div className="max-w-xl">
        <Card>
          <Form method="post" className="grid gap-4">
            {told && <Answer told={told} />}
            <TextField name="email" type="email" label={m.people_email()} autoComplete="off" />
            <SelectField
              name="role"
              label={m.app_invite_role()}
              choices={roles.map((role: Role) => ({ value: role, label: roleName(role) }))}
              defaultValue="lead"
            />
            <SelectField
              name="region"
              label={m.app_invite_region()}
              hint={m.app_invite_region_hint()}
              optional
              none={m.app_invite_region_none()}
              choices={regions.map((region) => ({ value: region.code, label: region.name }))}
            />
            <Button>{m.app_invite_send()}</Button>
          </Form>
        </Card>
      </div>
    </>
  );
}
