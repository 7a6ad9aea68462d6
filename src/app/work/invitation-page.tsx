import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
  useLocation,
} from 'react-router';
import type { Context } from '../../platform/db/context.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { fieldsOf } from '../../platform/http/api.ts';
import { getLocale, m, pathIn, unprefixed } from '../../platform/i18n/index.ts';
import { type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError, type FieldErrors } from '../../platform/problem/domain-error.ts';
import { Button, Card, LinkButton, Notice, TextField } from '../../platform/ui/index.ts';
import { nameOfBusiness } from '../../slices/exhibitors/index.ts';
import { acceptInvitation, getInvitation, type SignedIn } from '../../slices/people/accept-invitation.ts';
import { authOf, carryCookies } from '../../slices/people/auth-of-page.ts';
import { acceptanceForm, PASSWORD_MIN } from '../../slices/people/contract.ts';
import { errors } from '../../slices/people/errors.ts';
import { DoorShell } from '../../slices/people/pages/DoorShell.tsx';
import { passwordWords } from '../../slices/people/password-words.ts';
import { findOrganiser } from '../../slices/people/register-organiser.ts';
import { roleName } from '../../slices/people/role-name.ts';

export const handle: PageHandle = { access: 'public' };

type Args = LoaderFunctionArgs | ActionFunctionArgs;

async function contextOfInvitation({ params, context }: Args): Promise<Context> {
  const { services, actor, locale, requestId } = context.get(pageRequest);
  const organiser = await findOrganiser(services.runner.db, params.organiser ?? '');
  if (!organiser) throw new DomainError(errors['invitation-unknown']);
  return { actor, organiser: organiser.id, clock: services.clock, locale, requestId };
}

async function signedInAs({ request, context }: Args): Promise<SignedIn | undefined> {
  const { actor } = context.get(pageRequest);
  const session = await authOf(context).api.getSession({ headers: request.headers });
  return session && actor.kind === 'person' ? { email: session.user.email, limit: actor.limit } : undefined;
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOfInvitation(args);
  const { invitation, business } = await servicesOf(args.context).runner.query(ctx, async (tx) => {
    const found = await getInvitation(ctx, tx, args.params.code ?? '');
    return { invitation: found, business: found.business && (await nameOfBusiness(ctx, tx, found.business)) };
  });
  return { invitation, business, signedIn: (await signedInAs(args))?.email === invitation.email };
}

export async function action(args: ActionFunctionArgs): Promise<{ fields: FieldErrors; code?: string } | Response> {
  const { request, context } = args;
  const code = args.params.code ?? '';
  const ctx = await contextOfInvitation(args);
  const { runner } = servicesOf(context);
  const auth = authOf(context);
  const already = await signedInAs(args);
  const given = acceptanceForm.safeParse(Object.fromEntries(await request.formData()));
  try {
    const { email } = await runner.query(ctx, (tx) => getInvitation(ctx, tx, code));
    const taken = { code, account: given.data, signedIn: already };
    const { made } = await acceptInvitation(auth, runner, ctx, taken);
    const done = redirect(pathIn(ctx.locale, '/kerja'));
    if (!made || !given.success) return done;
    const { password } = given.data;
    return carryCookies(
      await auth.api.signInEmail({ body: { email, password }, headers: request.headers, asResponse: true }),
      done,
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === errors['account-incomplete'].code && given.error) return { fields: fieldsOf(given.error) };
    if (error.fields) return { fields: error.fields };
    return { fields: {}, code: error.code };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.people_invitation_title()} · ${m.platform_brand()}` }];

function refusalWords(code: string): string {
  if (code === errors['invitation-used'].code) return m.people_invitation_used();
  if (code === errors['invitation-revoked'].code) return m.people_invitation_revoked();
  if (code === errors['invitation-expired'].code) return m.people_invitation_expired();
  if (code === errors['invitation-other-person'].code) return m.people_invitation_other_person();
  if (code === errors['mailbox-unproved'].code) return m.people_mailbox_unproved();
  return m.people_invitation_unknown();
}

/** What somebody can do whose address has an account already. */
function WaysIn({ code }: { code: string }) {
  const path = unprefixed(useLocation().pathname);
  const signIn = pathIn(getLocale(), '/masuk');
  if (code === errors['invitation-other-person'].code)
    return (
      <LinkButton href={`${signIn}?ke=${encodeURIComponent(pathIn(getLocale(), path))}`}>
        {m.people_sign_in()}
      </LinkButton>
    );
  if (code === errors['mailbox-unproved'].code)
    return <LinkButton href={pathIn(getLocale(), '/masuk/lupa')}>{m.people_prove()}</LinkButton>;
  return null;
}

export default function InvitationPage() {
  const { invitation, business, signedIn } = useLoaderData<typeof loader>();
  const told = useActionData<{ fields: FieldErrors; code?: string }>();
  const path = unprefixed(useLocation().pathname);
  return (
    <DoorShell
      path={path}
      title={m.people_invitation_title()}
      lead={
        business
          ? m.people_invitation_lead_business({ organiser: invitation.organiserName, business })
          : m.people_invitation_lead({ organiser: invitation.organiserName, role: roleName(invitation.role) })
      }
    >
      <Card>
        <Form method="post" action={pathIn(getLocale(), path)} className="grid gap-4">
          <SentField />
          {told?.code && <Notice kind="danger" title={refusalWords(told.code)} actions={<WaysIn code={told.code} />} />}
          <TextField
            name="address"
            label={m.people_email()}
            value={invitation.email}
            readOnly
            autoComplete="username"
          />
          {!signedIn && (
            <>
              <TextField
                name="name"
                label={m.people_name()}
                autoComplete="name"
                error={told?.fields.name && m.people_name_missing()}
              />
              <TextField
                name="password"
                type="password"
                label={m.people_new_password()}
                hint={m.people_password_hint({ length: PASSWORD_MIN })}
                autoComplete="new-password"
                error={told?.fields.password && passwordWords(told.fields.password)}
              />
            </>
          )}
          <Button wide>{m.people_invitation_accept()}</Button>
        </Form>
      </Card>
    </DoorShell>
  );
}

/** An invitation that cannot be taken up is told in place, not as a fault. */
export function ErrorBoundary() {
  return (
    <DoorShell path={unprefixed(useLocation().pathname)} title={m.people_invitation_title()}>
      <Notice kind="warn" title={m.people_invitation_unknown()}>
        {m.people_invitation_ask()}
      </Notice>
    </DoorShell>
  );
}
