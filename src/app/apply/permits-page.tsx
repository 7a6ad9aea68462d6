import { redirect, useActionData, useLoaderData } from 'react-router';
import type { Id } from '../../kinds/id.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { Ask, Button, Card, Choices, LinkButton, Notice, TextField } from '../../platform/ui/index.ts';
import { listDelegations } from '../../slices/editions/index.ts';
import { claimIdentifier, withdrawIdentifier } from '../../slices/exhibitors/index.ts';
import { kindName } from '../../slices/exhibitors/labels.ts';
import { IdentifierFacts } from '../../slices/exhibitors/pages/IdentifierFacts.tsx';
import type { IdentifierKind } from '../../slices/exhibitors/rules/read-identifier.ts';
import { getCountry } from '../../slices/people/index.ts';
import type { Route } from './+types/permits-page';
import { fieldWords } from './field-words.ts';
import { businessIn, loadApplying } from './load-applying.ts';
import { refusalWords } from './refusal-words.ts';
import { type RefusedPart, refusedPart } from './refused-part.ts';
import { StepFrame, stepPath } from './Steps.tsx';

export const handle: PageHandle = { access: 'businesses.edit' };

export function loader(args: Route.LoaderArgs) {
  return loadApplying(args, async (ctx, tx) => ({
    kinds: (await getCountry(ctx, tx)).identifiers,
    regions: Object.fromEntries((await listDelegations(ctx, tx)).map(({ region }) => [region.code, region.fullName])),
  }));
}

export async function action({ request, params, context }: Route.ActionArgs): Promise<RefusedPart | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const business = businessIn(params);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  try {
    if (form.get('do') === 'withdraw')
      await runner.command(ctx, (tx) =>
        withdrawIdentifier(ctx, tx, { identifier: text('identifier') as Id<'identifier'> }),
      );
    else
      await runner.command(ctx, (tx) =>
        claimIdentifier(ctx, tx, { business, kind: text('kind') as IdentifierKind, value: text('value') }),
      );
  } catch (error) {
    return refusedPart(error, form);
  }
  return redirect(pathIn(context.get(pageRequest).locale, `/kerja/${ctx.slug}/usaha/${business}/izin`));
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_step_permits()} · ${m.platform_brand()}` }];

function hintOf(kind: IdentifierKind): string {
  return {
    nib: m.call_apply_nib_hint,
    pirt: m.call_apply_pirt_hint,
    bpom: m.call_apply_bpom_hint,
    halal: m.call_apply_halal_hint,
    udyam: m.call_apply_udyam_hint,
    fssai: m.call_apply_fssai_hint,
  }[kind]();
}

export default function PermitsPage() {
  const applying = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedPart>();
  const { profile, regions, application, kinds } = applying;
  const personal = refused?.code === 'exhibitors.personal-number';
  const general = refused && Object.keys(refused.fields).length === 0;
  return (
    <StepFrame applying={applying} step="izin" lead={m.call_apply_permits_lead()}>
      <div className="grid gap-5">
        {profile.identifiers.map((identifier) => (
          <Card key={identifier.id}>
            <IdentifierFacts identifier={identifier} regions={regions} />
            <Ask label={m.call_apply_withdraw_permit()}>
              <form method="post" action={stepPath(applying, 'izin')} className="grid gap-3">
                <SentField />
                <input type="hidden" name="identifier" value={identifier.id} />
                <Button name="do" value="withdraw" tone="outline" wide>
                  {m.call_apply_withdraw_permit_sure()}
                </Button>
              </form>
            </Ask>
          </Card>
        ))}
        <Card title={profile.identifiers.length === 0 ? m.call_apply_first_permit() : m.call_apply_another_permit()}>
          <form method="post" action={stepPath(applying, 'izin')} className="grid gap-5" noValidate>
            <SentField />
            {refused && (general || personal) && (
              <Notice kind="danger" title={refusalWords(refused.code)}>
                {personal && m.call_apply_personal_number_why()}
              </Notice>
            )}
            <Choices
              name="kind"
              label={m.call_apply_permit_kind()}
              choices={kinds.map((kind) => ({ value: kind, label: kindName(kind), hint: hintOf(kind) }))}
              defaultValue={refused?.typed.kind ?? kinds[0]}
            />
            <TextField
              name="value"
              label={m.call_apply_permit_number()}
              hint={m.call_apply_permit_hint()}
              autoComplete="off"
              maxLength={120}
              defaultValue={refused?.typed.value}
              error={fieldWords('value', refused?.fields.value)}
            />
            <Button tone={application ? 'outline' : 'primary'} wide>
              {m.call_apply_permit_save()}
            </Button>
          </form>
        </Card>
        {application && (
          <LinkButton href={stepPath(applying, 'pernyataan')} size="large" wide>
            {profile.identifiers.length === 0 ? m.call_apply_permits_none() : m.call_apply_next()}
          </LinkButton>
        )}
      </div>
    </StepFrame>
  );
}
