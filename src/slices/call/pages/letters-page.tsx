import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { Badge, Button, Card, Notice, PageHead, Tabs, TextAreaField, TextField } from '../../../platform/ui/index.ts';
import type { Wording } from '../letters/default-wording.ts';
import { previewLetter } from '../letters/preview-letter.ts';
import { listWordings, resetWording, setWording } from '../letters/word-letters.ts';
import { LETTER_KINDS, type LetterKind, PLACES, type Place } from '../rules/fill-letter.ts';

export const handle: PageHandle = { access: 'call.manage' };

const kindOf = (given: unknown): LetterKind => LETTER_KINDS.find((kind) => kind === given) ?? 'accepted';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const kind = kindOf(new URL(request.url).searchParams.get('surat'));
  return runner.query(ctx, async (tx) => {
    const wordings = await listWordings(ctx, tx);
    const chosen = wordings.find((each) => each.kind === kind);
    if (!chosen) throw new Error('every kind of letter is worded');
    return {
      slug: ctx.slug,
      chosen,
      owned: wordings.filter(({ own }) => own).map((each) => each.kind),
      preview: await previewLetter(ctx, tx, kind, chosen, settings.publicUrl),
    };
  });
}

type Told =
  | { readonly state: 'saved' | 'reset' }
  | {
      readonly state: 'preview' | 'refused';
      readonly typed: Wording;
      readonly wrong: Readonly<Record<string, string>>;
    };

export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n');
  const kind = kindOf(form.get('kind'));
  const typed: Wording = {
    subject: { id: text('subject.id'), en: text('subject.en') },
    body: { id: text('body.id'), en: text('body.en') },
  };
  try {
    if (form.get('do') === 'reset') {
      await runner.command(ctx, (tx) => resetWording(ctx, tx, kind));
      return { told: { state: 'reset' } satisfies Told };
    }
    if (form.get('do') === 'preview') {
      const preview = await runner.query(ctx, (tx) => previewLetter(ctx, tx, kind, typed, settings.publicUrl));
      return { told: { state: 'preview', typed, wrong: {} } satisfies Told, preview };
    }
    await runner.command(ctx, (tx) => setWording(ctx, tx, { kind, ...typed }));
    return { told: { state: 'saved' } satisfies Told };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const wrong = Object.fromEntries(
      Object.entries(error.fields ?? {}).map(([field, codes]) => [
        field,
        codes.find((code) => code.startsWith('{')) ?? '',
      ]),
    );
    return { told: { state: 'refused', typed, wrong } satisfies Told };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.call_letters()} · ${m.platform_brand()}` }];

function kindName(kind: LetterKind): string {
  const names = {
    accepted: m.call_letter_kind_accepted,
    waitlisted: m.call_letter_kind_waitlisted,
    refused: m.call_letter_kind_refused,
    receipt: m.call_letter_kind_receipt,
  };
  return names[kind]();
}

function placeName(place: Place): string {
  const names: Readonly<Record<Place, () => string>> = {
    nama: m.call_letter_place_name,
    usaha: m.call_letter_place_business,
    nomor: m.call_letter_place_number,
    gelaran: m.call_letter_place_edition,
    tanggal: m.call_letter_place_days,
    tempat: m.call_letter_place_venues,
    alasan: m.call_letter_place_reason,
    urutan: m.call_letter_place_position,
    isi: m.call_letter_place_items,
    langkah: m.call_letter_place_step,
    tautan: m.call_letter_place_link,
    kontak: m.call_letter_place_contact,
    penyelenggara: m.call_letter_place_organiser,
  };
  return names[place]();
}

export default function LettersPage() {
  const { slug, chosen, owned, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const told: Told | undefined = answer?.told;
  const shown = told && 'typed' in told ? told.typed : chosen;
  const letter = answer && 'preview' in answer && answer.preview ? answer.preview : preview;
  const at = pathIn(getLocale(), `/kerja/${slug}/panggilan/surat`);
  const wrong = (field: string) => {
    if (told?.state !== 'refused' || !(field in told.wrong)) return undefined;
    return told.wrong[field] ? m.call_letter_wrong_place({ place: told.wrong[field] }) : m.call_letter_wrong_length();
  };
  return (
    <>
      <PageHead title={m.call_letters()} lead={m.call_letters_lead()} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <Tabs
          label={m.call_letters()}
          tabs={LETTER_KINDS.map((kind) => ({
            label: kindName(kind),
            href: `${at}?surat=${kind}`,
            current: kind === chosen.kind,
            count: owned.includes(kind) ? '✎' : undefined,
          }))}
        />
        {told?.state === 'saved' && <Notice kind="success" title={m.call_letter_saved()} />}
        {told?.state === 'reset' && <Notice kind="success" title={m.call_letter_was_reset()} />}
        {told?.state === 'refused' && <Notice kind="danger" title={m.call_letter_refused_form()} />}
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Card title={kindName(chosen.kind)}>
            <Form
              method="post"
              action={`${at}?${search}`}
              className="grid gap-4"
              key={`${chosen.kind} ${chosen.own} ${told?.state}`}
            >
              <SentField />
              <input type="hidden" name="kind" value={chosen.kind} />
              {(['id', 'en'] as const).map((lang) => (
                <fieldset key={lang} className="grid gap-4">
                  <legend className="mb-2 font-bold">
                    {lang === 'id' ? m.call_letter_in_id() : m.call_letter_in_en()}
                  </legend>
                  <TextField
                    name={`subject.${lang}`}
                    label={m.call_letter_subject_field()}
                    lang={lang}
                    maxLength={200}
                    defaultValue={shown.subject[lang]}
                    error={wrong(`subject.${lang}`)}
                  />
                  <TextAreaField
                    name={`body.${lang}`}
                    label={m.call_letter_body_field()}
                    lang={lang}
                    rows={14}
                    maxLength={5000}
                    defaultValue={shown.body[lang]}
                    error={wrong(`body.${lang}`)}
                  />
                </fieldset>
              ))}
              <div className="flex flex-wrap gap-3">
                <Button name="do" value="save">
                  {m.call_letter_save()}
                </Button>
                <Button name="do" value="preview" tone="outline">
                  {m.call_letter_see()}
                </Button>
                {chosen.own && (
                  <Button name="do" value="reset" tone="quiet" formNoValidate>
                    {m.call_letter_to_default()}
                  </Button>
                )}
              </div>
            </Form>
          </Card>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <Card title={m.call_letter_preview()}>
              {letter ? (
                <>
                  <p className="text-ink-2 text-sm">{m.call_letter_preview_of({ business: letter.business })}</p>
                  <p className="mt-3 font-bold">{letter.subject}</p>
                  <pre className="mt-2 whitespace-pre-wrap break-words font-sans text-sm">{letter.body}</pre>
                </>
              ) : (
                <p>{m.call_letter_preview_none()}</p>
              )}
            </Card>
            <Card title={m.call_letter_places()}>
              <p className="mb-3 text-ink-2 text-sm">{m.call_letter_places_text()}</p>
              <dl className="grid gap-2">
                {PLACES.map((place) => (
                  <div key={place} className="flex flex-wrap items-baseline gap-2">
                    <dt>
                      <Badge>
                        <span className="select-all font-mono">{`{${place}}`}</span>
                      </Badge>
                    </dt>
                    <dd className="text-sm">{placeName(place)}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          </div>
        </div>
      </div>
    </>
  );
}
