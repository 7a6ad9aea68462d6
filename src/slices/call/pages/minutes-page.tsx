import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError, type FieldErrors } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { findCall } from '../index.ts';
import { MAX_SIGNERS, type Minutes } from '../minutes/contract.ts';
import { findMinutes, keepMinutes } from '../minutes/keep-minutes.ts';
import { type Fault, faultOf, faultWords } from './words.ts';

export const handle: PageHandle = { access: 'call.panel' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    zone: (await getEditionFacts(ctx, tx)).zone,
    call: await findCall(ctx, tx),
    minutes: await findMinutes(ctx, tx),
  }));
}

interface Told {
  readonly minutes: Minutes;
  readonly fault: Fault | undefined;
  readonly fields: FieldErrors;
}

function minutesIn(form: FormData): Minutes {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    number: text('number'),
    heldOn: text('heldOn') || null,
    place: text('place'),
    basis: text('basis'),
    remark: text('remark'),
    signers: Array.from({ length: MAX_SIGNERS }, (_, at) => ({
      name: text(`name${at}`),
      role: text(`role${at}`),
      office: text(`office${at}`),
    })).filter(({ name, role, office }) => name !== '' || role !== '' || office !== ''),
  };
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const minutes = minutesIn(await request.formData());
  try {
    await servicesOf(context).runner.command(ctx, (tx) => keepMinutes(ctx, tx, minutes));
  } catch (error) {
    if (error instanceof DomainError && error.code === common.invalid.code)
      return { minutes, fault: undefined, fields: error.fields ?? {} };
    return { minutes, fault: faultOf(error), fields: {} };
  }
  return redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/panel/berita-acara?tersimpan=1`));
}

export const meta: MetaFunction = () => [{ title: `${m.call_minutes()} · ${m.platform_brand()}` }];

/** Empty rows beyond those that are filled in. */
const SPARE = 3;

export default function MinutesPage() {
  const { slug, zone, call, minutes: kept } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const [asked] = useSearchParams();
  const locale = getLocale();
  const minutes = told?.minutes ?? kept;
  const paper = (kind: string) => `/api/v1/editions/${slug}/call/minutes.${kind}?lang=${locale}`;
  const above = [{ href: pathIn(locale, `/kerja/${slug}/panel`), label: m.call_panel_title() }];
  if (!call)
    return (
      <>
        <PageHead title={m.call_minutes()} above={above} />
        <EmptyState title={m.call_none()} code={slug}>
          <p>{m.call_none_text_wait()}</p>
        </EmptyState>
      </>
    );
  const rows = Math.min(MAX_SIGNERS, minutes.signers.length + SPARE);
  return (
    <>
      <PageHead title={m.call_minutes()} lead={m.call_minutes_lead()} above={above} />
      <div className="grid gap-5">
        {asked.has('tersimpan') && !told && <Notice kind="success" title={m.call_minutes_kept()} />}
        {told && <Notice kind="danger" title={told.fault ? faultWords(told.fault, zone) : m.call_minutes_wrong()} />}
        {call.state !== 'published' && <Notice title={m.call_minutes_not_out()} />}
        <Card title={m.call_minutes_papers()}>
          <div className="flex flex-wrap gap-3">
            <LinkButton href={paper('pdf')}>{m.call_minutes_pdf()}</LinkButton>
            <LinkButton href={paper('xlsx')} tone="outline">
              {m.call_minutes_xlsx()}
            </LinkButton>
          </div>
        </Card>
        <Form method="post" className="grid gap-5" noValidate>
          <SentField />
          <Card title={m.call_minutes_facts()}>
            <div className="grid gap-4">
              <div className="grid gap-4 sm:grid-cols-2">
                <TextField
                  name="number"
                  label={m.call_minutes_number()}
                  hint={m.call_minutes_number_hint()}
                  maxLength={200}
                  optional
                  defaultValue={minutes.number}
                />
                <TextField
                  name="heldOn"
                  type="date"
                  label={m.call_minutes_day()}
                  optional
                  defaultValue={minutes.heldOn ?? ''}
                  error={told?.fields.heldOn ? m.call_minutes_day_wrong() : undefined}
                />
              </div>
              <TextField
                name="place"
                label={m.call_minutes_where()}
                maxLength={200}
                optional
                defaultValue={minutes.place}
              />
              <TextAreaField
                name="basis"
                label={m.call_minutes_basis()}
                hint={m.call_minutes_basis_hint()}
                rows={4}
                maxLength={2_000}
                optional
                defaultValue={minutes.basis}
              />
              <TextAreaField
                name="remark"
                label={m.call_minutes_remark()}
                rows={3}
                maxLength={2_000}
                optional
                defaultValue={minutes.remark}
              />
            </div>
          </Card>
          <Card title={m.call_minutes_members()}>
            <p className="mb-4 text-ink-2 text-sm">{m.call_minutes_members_hint({ most: MAX_SIGNERS })}</p>
            <div className="grid gap-4">
              {Array.from({ length: rows }, (_, at) => minutes.signers[at] ?? { name: '', role: '', office: '' }).map(
                (signer, at) => (
                  <fieldset
                    // Rows have no name but their place; the form is drawn anew when it is saved.
                    // biome-ignore lint/suspicious/noArrayIndexKey: see above
                    key={at}
                    className="grid gap-3 border-line border-t pt-3 first:border-0 first:pt-0 sm:grid-cols-3"
                  >
                    <legend className="sr-only">{m.call_minutes_member({ number: at + 1 })}</legend>
                    <TextField
                      name={`name${at}`}
                      label={m.call_minutes_name()}
                      maxLength={200}
                      optional="quiet"
                      defaultValue={signer.name}
                      error={told?.fields[`signers.${at}.name`] ? m.call_minutes_name_missing() : undefined}
                    />
                    <TextField
                      name={`role${at}`}
                      label={m.call_minutes_role()}
                      placeholder={at === 0 ? m.call_minutes_role_example() : undefined}
                      maxLength={200}
                      optional="quiet"
                      defaultValue={signer.role}
                    />
                    <TextField
                      name={`office${at}`}
                      label={m.call_minutes_office()}
                      maxLength={200}
                      optional="quiet"
                      defaultValue={signer.office}
                    />
                  </fieldset>
                ),
              )}
            </div>
          </Card>
          <div>
            <Button size="large">{m.call_save()}</Button>
          </div>
        </Form>
      </div>
    </>
  );
}
