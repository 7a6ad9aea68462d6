/** The forms of an organiser's profile: name, logo, colour, contact, letterhead, sender of mails. */

import { Form } from 'react-router';
import { DRAWN, darkenedFor, isColour, PAPER } from '../../../kinds/colour.ts';
import { ClashNotice } from '../../../platform/forms/ClashNotice.tsx';
import { SeenField } from '../../../platform/forms/SeenField.tsx';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import {
  Button,
  Card,
  Checkbox,
  FILE_CONTROL,
  Field,
  Notice,
  Photo,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import type { OrganiserProfile } from '../organiser/profile.ts';
import { AccentField } from './AccentField.tsx';
import {
  profileError,
  profileLabel,
  profileOf,
  type Refused,
  type Told,
  type Typed,
  typedOf,
} from './organiser-form.ts';

export interface OrganiserCardsProps {
  /** Of the page; its logo is sent to what stands under it. */
  readonly path: string;
  readonly publicUrl: string;
  readonly profile: OrganiserProfile;
  /** `?logo=`: how the sending of one ended. */
  readonly logo: string | null;
  readonly told: Told | undefined;
}

export function OrganiserCards({ path, publicUrl, profile, logo, told }: OrganiserCardsProps) {
  const refused = told && 'refused' in told ? told.refused : undefined;
  const saved = told && 'saved' in told ? told.saved : logo === 'tersimpan' ? 'logo' : undefined;
  const sent = told && 'typed' in told ? told.typed : undefined;
  const clash = told && 'clash' in told ? told.clash : undefined;
  // A box that is not ticked is not sent.
  const typed = { ...typedOf(profile), ...(sent && sent.do !== 'address' && { accented: '' }), ...sent };
  const shared: FieldsProps = { typed, refused };
  return (
    <div className="grid max-w-3xl gap-5">
      {saved && <Notice kind="success" title={m.editions_saved()} />}
      {refused && !clash && <Notice kind="danger" title={m.editions_check_fields()} />}
      <LogoCard profile={profile} path={path} failed={logo === 'gagal'} />
      <Form method="post" className="grid gap-5" key={`profile ${saved ?? ''} ${clash ? sent?.seen : ''}`}>
        <SentField />
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
            <SentField />
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
        <SentField />
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
        <SentField />
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
