import { redirect, useActionData, useLoaderData } from 'react-router';
import { packOfCurrency } from '../../kinds/country/index.ts';
import { formatInstant } from '../../kinds/time.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { Ask, Button, Card, Notice, SelectField, TextAreaField, TextField } from '../../platform/ui/index.ts';
import { findApplicationOf } from '../../slices/call/index.ts';
import { findAskedName } from '../../slices/exhibitors/index.ts';
import { BASES, CLASSES } from '../../slices/exhibitors/rules/business-class.ts';
import { showPhone } from '../../slices/exhibitors/rules/phone.ts';
import type { Route } from './+types/profile-page';
import { className } from './class-name.ts';
import { eraseBusiness } from './erase-business.ts';
import { phoneExample } from './field-words.ts';
import { homeOf } from './home-of.ts';
import { businessIn, loadApplying } from './load-applying.ts';
import { NameNotice } from './NameNotice.tsx';
import { PartForm } from './PartForm.tsx';
import { profileValues, saveProfilePart, seenOf } from './parts.ts';
import { type RefusedPart, refusedPart } from './refused-part.ts';
import { StepFrame, stepPath } from './Steps.tsx';
import { saveNow } from './save-now.ts';

export const handle: PageHandle = { access: 'businesses.edit' };

export function loader(args: Route.LoaderArgs) {
  return loadApplying(args, async (ctx, tx, { profile }) => {
    const asked = await findAskedName(ctx, tx, profile.id);
    const values = profileValues(profile, asked);
    return {
      asked,
      values: { ...values, whatsapp: profile.whatsapp ? showPhone(profile.whatsapp) : '' },
      seen: seenOf(values),
    };
  });
}

export async function action({ request, params, context }: Route.ActionArgs): Promise<RefusedPart | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const { locale } = context.get(pageRequest);
  const business = businessIn(params);
  const form = await request.formData();
  const base = pathIn(locale, `/kerja/${ctx.slug}/usaha/${business}`);
  try {
    if (form.get('do') === 'erase') {
      await runner.command(ctx, (tx) => eraseBusiness(ctx, tx, business));
      return redirect(`${base}/profil`);
    }
    await saveNow(runner, ctx, (tx) => saveProfilePart(ctx, tx, form, business));
    if (form.get('do') === 'next') return redirect(`${base}/produk`);
    const application = await runner.query(ctx, (tx) => findApplicationOf(ctx, tx, business));
    return redirect(homeOf(ctx, business, application?.id));
  } catch (error) {
    return refusedPart(error, form);
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_step_profile()} · ${m.platform_brand()}` }];

export default function ProfilePage() {
  const applying = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedPart>();
  const { profile, application, values, seen } = applying;
  const { currency } = applying.edition;
  const asksClass = packOfCurrency(currency)?.asksClass ?? false;
  const classes = BASES.flatMap((basis) =>
    CLASSES.map((each) => ({ value: `${basis}:${each}`, label: className(basis, each) })),
  );
  return (
    <StepFrame applying={applying} step="profil" lead={m.call_apply_profile_lead()}>
      <div className="grid gap-6">
        {applying.asked && <NameNotice asked={applying.asked} before={profile.name} />}
        <Card>
          <PartForm
            slug={applying.slug}
            business={profile.id}
            part="profile"
            action={stepPath(applying, 'profil')}
            seen={seen}
            values={values}
            refused={refused}
            currency={currency}
          >
            {({ value, error }) => (
              <>
                <TextField
                  name="name"
                  label={m.call_apply_business()}
                  maxLength={120}
                  defaultValue={value('name')}
                  error={error('name')}
                />
                <TextAreaField
                  name="story_id"
                  label={m.call_apply_story()}
                  hint={m.call_apply_story_hint()}
                  rows={5}
                  maxLength={2000}
                  defaultValue={value('story_id')}
                  error={error('story_id')}
                />
                <TextAreaField
                  name="story_en"
                  label={m.call_apply_story_en()}
                  optional
                  rows={3}
                  maxLength={2000}
                  defaultValue={value('story_en')}
                  error={error('story_en')}
                />
                <TextField
                  name="whatsapp"
                  type="tel"
                  inputMode="tel"
                  autoComplete="tel"
                  label={m.call_apply_whatsapp()}
                  hint={m.call_apply_whatsapp_hint({ example: phoneExample(currency) })}
                  defaultValue={value('whatsapp')}
                  error={error('whatsapp')}
                  optional
                />
                <TextField
                  name="contact_email"
                  type="email"
                  autoComplete="email"
                  label={m.call_apply_contact_email()}
                  hint={m.call_apply_contact_email_hint()}
                  defaultValue={value('contact_email')}
                  error={error('contact_email')}
                  optional
                />
                {asksClass && (
                  <>
                    <SelectField
                      name="class"
                      label={m.call_apply_class()}
                      hint={m.call_apply_class_hint()}
                      none={m.call_apply_class_none()}
                      choices={classes}
                      defaultValue={value('class')}
                      error={error('class')}
                      optional
                    />
                    <TextField
                      name="kbli"
                      inputMode="numeric"
                      maxLength={5}
                      label={m.call_apply_kbli()}
                      hint={m.call_apply_kbli_hint()}
                      defaultValue={value('kbli')}
                      error={error('kbli')}
                      optional
                    />
                  </>
                )}
                <Button name="do" value={application ? 'next' : 'save'} size="large" wide>
                  {application ? m.call_apply_save_next() : m.call_apply_save()}
                </Button>
              </>
            )}
          </PartForm>
        </Card>
        <Privacy applying={applying} />
      </div>
    </StepFrame>
  );
}

/** What is kept of the person, why, and how to have it erased. */
function Privacy({ applying }: { readonly applying: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { profile, edition } = applying;
  const locale = getLocale();
  const at = (instant: number) => formatInstant(instant, edition.zone, locale);
  return (
    <Card title={m.call_apply_data_title()}>
      <div className="grid gap-3">
        {profile.erasedAt !== null && (
          <Notice kind="success" title={m.call_apply_erased({ at: at(profile.erasedAt) })} />
        )}
        <p>
          {profile.consent ? m.call_apply_consented({ at: at(profile.consent.at) }) : m.call_apply_not_consented()}{' '}
          <a href={pathIn(locale, '/privasi')} className="underline">
            {m.call_apply_privacy_link()}
          </a>
        </p>
        {profile.consent && (
          <blockquote className="border-line border-l-4 pl-3 text-ink-2 text-sm">{profile.consent.purpose}</blockquote>
        )}
        <Ask label={m.call_apply_erase()}>
          <form method="post" action={stepPath(applying, 'profil')} className="grid gap-3">
            <SentField />
            <p className="text-sm">{m.call_apply_erase_text()}</p>
            <Button name="do" value="erase" tone="danger">
              {m.call_apply_erase_sure()}
            </Button>
          </form>
        </Ask>
      </div>
    </Card>
  );
}
