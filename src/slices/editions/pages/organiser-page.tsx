/** What an organiser sets up once for all its editions: name, logo, colour, contact, letterhead, sender of mails. */
import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { DRAWN, darkenedFor, isColour, PAPER } from '../../../kinds/colour.ts';
import { ClashNotice } from '../../../platform/forms/ClashNotice.tsx';
import { clashIn, mustHaveSeen } from '../../../platform/forms/must-have-seen.ts';
import { SeenField } from '../../../platform/forms/SeenField.tsx';
import type { Clash } from '../../../platform/forms/seen-fields.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  Checkbox,
  FILE_CONTROL,
  Field,
  LinkButton,
  Notice,
  PageHead,
  Photo,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import { getOrganiserProfile, setOrganiserAddress, setOrganiserLogo, setOrganiserProfile } from '../index.ts';
import type { OrganiserProfile } from '../organiser/profile.ts';
import { AccentField } from './AccentField.tsx';
import { inputOf, profileError, profileLabel, type Refused, type Typed, typedOf } from './organiser-form.ts';

export const handle: PageHandle = { access: 'editions.manage' };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const asked = new URL(request.url).searchParams;
  return {
    path: `/kerja/${ctx.slug}/penyelenggara`,
    publicUrl: settings.publicUrl,
    profile: await runner.query(ctx, (tx) => getOrganiserProfile(ctx, tx)),
    logo: asked.get('logo'),
  };
}

type Saved = 'profile' | 'address' | 'logo';
type Told = { readonly saved: Saved } | { readonly refused: Refused; readonly typed: Typed; readonly clash?: Clash };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const typed: Typed = Object.fromEntries(
    [...(await request.formData())].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
  try {
    return await runner.command(ctx, async (tx): Promise<Told> => {
      if (typed.do === 'remove-logo') {
        await setOrganiserLogo(ctx, tx, null);
        return { saved: 'logo' };
      }
      if (typed.do === 'address') {
        await setOrganiserAddress(ctx, tx, typed.slug?.trim() ?? '');
        return { saved: 'address' };
      }
      const now = async () => profileOf(typedOf(await getOrganiserProfile(ctx, tx)));
      await mustHaveSeen(ctx, tx, { record: 'organiser', typed, now });
      await setOrganiserProfile(ctx, tx, inputOf(typed));
      return { saved: 'profile' };
    });
  } catch (error) {
    const clash = clashIn(error);
    if (clash) return { refused: {}, typed: clash.values, clash };
    if (error instanceof DomainError && error.fields)
      return { refused: typed.do === 'address' ? { slug: error.fields.slug ?? ['bad'] } : error.fields, typed };
    throw error;
  }
}

/** Without what has a form of its own. */
function profileOf({ slug: _, ...profile }: Typed): Typed {
  return profile;
}

export const meta: MetaFunction = () => [{ title: `${m.editions_organiser()} · ${m.platform_brand()}` }];

export default function OrganiserPage() {
  const { path, publicUrl, profile, logo } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const refused = told && 'refused' in told ? told.refused : undefined;
  const saved = told && 'saved' in told ? told.saved : logo === 'tersimpan' ? 'logo' : undefined;
  const sent = told && 'typed' in told ? told.typed : undefined;
  const clash = told && 'clash' in told ? told.clash : undefined;
  // A box that is not ticked is not sent.
  const typed = { ...typedOf(profile), ...(sent && sent.do !== 'address' && { accented: '' }), ...sent };
  const shared: FieldsProps = { typed, refused };
  return (
    <>
      <PageHead
        title={m.editions_organiser()}
        lead={m.editions_organiser_lead()}
        actions={
          <LinkButton href={pathIn(getLocale(), `${path}/negara`)} tone="outline">
            {m.editions_country()}
          </LinkButton>
        }
      />
      <div className="grid max-w-3xl gap-5">
        {saved && <Notice kind="success" title={m.editions_saved()} />}
        {refused && !clash && <Notice kind="danger" title={m.editions_check_fields()} />}
        <LogoCard profile={profile} path={path} failed={logo === 'gagal'} />
        <Form method="post" className="grid gap-5" key={`profile ${saved ?? ''} ${clash ? sent?.seen : ''}`}>
          {clash && <ClashNotice clash={clash} labelOf={profileLabel} show={shownProfile} />}
          <SeenField values={profileOf(typedOf(profile))} held={sent?.do === 'address' ? undefined : sent?.seen} />
          <NameCard {...shared} />
          <ContactCard {...shared} />
          <LettersCard {...shared} />
          <div>
            <Button name="do" value="profile">
              {clash ? m.platform_clash_save() : m.editions_save()}
            </Button>
          </div>
        </Form>
        <AddressCard {...shared} slug={profile.slug} publicUrl={publicUrl} key={`address ${profile.slug}`} />
      </div>
    </>
  );
}

function shownProfile(name: string, value: string): string {
  if (name !== 'accented') return value;
  return value === 'on' ? m.platform_clash_yes() : m.platform_clash_no();
}

interface FieldsProps {
  readonly typed: Typed;
  readonly refused: Refused | undefined;
}

function LogoCard({
  profile,
  path,
  failed,
}: {
  readonly profile: OrganiserProfile;
  readonly path: string;
  readonly failed: boolean;
}) {
  return (
    <Card title={m.editions_logo()}>
      <p className="mb-4 text-ink-2 text-sm">{m.editions_logo_hint()}</p>
      {profile.logo && (
        <div className="mb-4 flex flex-wrap items-center gap-4">
          <span className="block w-40 rounded-s border border-line p-2">
            <Photo
              photo={profile.logo}
              alt={m.editions_logo_of({ organiser: profile.name })}
              sizes="10rem"
              code={profile.slug}
            />
          </span>
          <Form method="post">
            <Button name="do" value="remove-logo" tone="outline" size="small">
              {m.editions_logo_remove()}
            </Button>
          </Form>
        </div>
      )}
      <form
        method="post"
        action={pathIn(getLocale(), `${path}/foto`)}
        encType="multipart/form-data"
        className="grid gap-3"
      >
        <Field
          label={profile.logo ? m.editions_logo_other() : m.editions_logo_choose()}
          error={failed ? m.editions_logo_failed() : undefined}
        >
          {(control) => <input {...control} type="file" name="photo_file" accept="image/*" className={FILE_CONTROL} />}
        </Field>
        <div>
          <Button tone="outline">{m.editions_logo_send()}</Button>
        </div>
      </form>
    </Card>
  );
}

function NameCard({ typed, refused }: FieldsProps) {
  const darker = darkenedFor(isColour(typed.accent ?? '') ? (typed.accent ?? '') : '#000000', PAPER, DRAWN);
  return (
    <Card title={m.editions_organiser_name_colour()}>
      <div className="grid gap-4">
        <TextField
          name="name"
          label={m.editions_organiser_name()}
          hint={m.editions_organiser_name_hint()}
          maxLength={120}
          autoComplete="organization"
          defaultValue={typed.name}
          error={profileError(refused, 'name', darker)}
        />
        <Checkbox name="accented" label={m.editions_accent_use()} defaultChecked={typed.accented === 'on'} />
        <AccentField value={typed.accent ?? ''} error={profileError(refused, 'accent', darker)} />
      </div>
    </Card>
  );
}

function ContactCard({ typed, refused }: FieldsProps) {
  const errorOf = (field: string) => profileError(refused, field, '');
  return (
    <Card title={m.editions_contact()}>
      <p className="mb-4 text-ink-2 text-sm">{m.editions_contact_hint()}</p>
      <div className="grid gap-4">
        <TextField
          name="contactName"
          label={m.editions_contact_name()}
          hint={m.editions_contact_name_hint()}
          optional
          maxLength={120}
          defaultValue={typed.contactName}
          error={errorOf('contactName')}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="contactPhone"
            type="tel"
            label={m.editions_contact_phone()}
            optional
            maxLength={40}
            defaultValue={typed.contactPhone}
            error={errorOf('contactPhone')}
          />
          <TextField
            name="contactWhatsapp"
            type="tel"
            label={m.editions_contact_whatsapp()}
            optional
            maxLength={40}
            defaultValue={typed.contactWhatsapp}
            error={errorOf('contactWhatsapp')}
          />
        </div>
        <TextField
          name="contactEmail"
          type="email"
          label={m.editions_contact_email()}
          optional
          maxLength={200}
          defaultValue={typed.contactEmail}
          error={errorOf('contactEmail')}
        />
      </div>
    </Card>
  );
}

function LettersCard({ typed, refused }: FieldsProps) {
  const errorOf = (field: string) => profileError(refused, field, '');
  return (
    <Card title={m.editions_letters()}>
      <p className="mb-4 text-ink-2 text-sm">{m.editions_letters_hint()}</p>
      <div className="grid gap-4">
        <TextAreaField
          name="letterhead"
          label={m.editions_letterhead()}
          hint={m.editions_letterhead_hint()}
          rows={2}
          optional
          maxLength={500}
          defaultValue={typed.letterhead}
          error={errorOf('letterhead')}
        />
        <TextAreaField
          name="address"
          label={m.editions_postal_address()}
          rows={3}
          optional
          maxLength={700}
          defaultValue={typed.address}
          error={errorOf('address')}
        />
        <TextField
          name="senderName"
          label={m.editions_sender_name()}
          hint={m.editions_sender_name_hint()}
          optional
          maxLength={80}
          defaultValue={typed.senderName}
          error={errorOf('senderName')}
        />
        <TextField
          name="replyTo"
          type="email"
          label={m.editions_reply_to()}
          hint={m.editions_reply_to_hint()}
          optional
          maxLength={200}
          defaultValue={typed.replyTo}
          error={errorOf('replyTo')}
        />
      </div>
    </Card>
  );
}

function AddressCard({
  typed,
  refused,
  slug,
  publicUrl,
}: FieldsProps & { readonly slug: string; readonly publicUrl: string }) {
  return (
    <Card title={m.editions_organiser_address()}>
      <p className="mb-4 text-ink-2 text-sm">{m.editions_organiser_address_hint()}</p>
      <Form method="post" className="grid gap-4">
        <TextField
          name="slug"
          label={m.editions_organiser_slug()}
          hint={`${publicUrl}/produk/${slug}/…`}
          maxLength={80}
          autoCapitalize="none"
          autoComplete="off"
          defaultValue={typed.slug}
          error={profileError(refused, 'slug', '')}
        />
        <div>
          <Button name="do" value="address" tone="outline">
            {m.editions_address_change()}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
