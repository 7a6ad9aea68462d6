import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { isRegionCode } from '../../../kinds/region.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  EmptyState,
  LinkButton,
  NoMailNotice,
  Notice,
  PageHead,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEdition } from '../../editions/index.ts';
import { AUDIENCES, type Audience } from '../group-messages/contract.ts';
import { listMessages, listReceivers } from '../group-messages/read-messages.ts';
import { sendMessage } from '../group-messages/send-message.ts';

export const handle: PageHandle = { access: 'call.manage' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  return runner.query(ctx, async (tx) => {
    const edition = await getEdition(ctx, tx);
    return {
      slug: ctx.slug,
      zone: edition.zone,
      sends: settings.smtpUrl !== undefined,
      regions: edition.delegations.map(({ region }) => ({ value: region.code as string, label: region.fullName })),
      messages: await listMessages(ctx, tx),
    };
  });
}

type Typed = Readonly<Record<'audience' | 'region' | 'subjectId' | 'subjectEn' | 'bodyId' | 'bodyEn', string>>;
type Told =
  | { readonly state: 'sent'; readonly count: number }
  | {
      readonly state: 'preview';
      readonly typed: Typed;
      readonly total: number;
      readonly mails: number;
      readonly phones: number;
    }
  | { readonly state: 'invalid' | 'nobody' | 'too-many'; readonly typed: Typed };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const typed: Typed = {
    audience: text('audience'),
    region: text('region'),
    subjectId: text('subjectId'),
    subjectEn: text('subjectEn'),
    bodyId: text('bodyId'),
    bodyEn: text('bodyEn'),
  };
  const audience = AUDIENCES.find((each) => each === typed.audience);
  if (!audience) return { state: 'invalid', typed };
  const region = isRegionCode(typed.region) ? typed.region : null;
  const subject = { id: typed.subjectId, en: typed.subjectEn || typed.subjectId };
  const body = { id: typed.bodyId, en: typed.bodyEn || typed.bodyId };
  if (form.get('do') !== 'send') {
    if (subject.id === '' || body.id === '') return { state: 'invalid', typed };
    const receivers = await runner.query(ctx, (tx) => listReceivers(ctx, tx, { audience, region }));
    if (receivers.length === 0) return { state: 'nobody', typed };
    const mails = new Set(receivers.flatMap(({ email }) => (email ? [email.toLowerCase()] : []))).size;
    return {
      state: 'preview',
      typed,
      total: receivers.length,
      mails,
      phones: receivers.filter(({ whatsapp }) => whatsapp).length,
    };
  }
  try {
    return {
      state: 'sent',
      count: await runner.command(ctx, (tx) => sendMessage(ctx, tx, { audience, region, subject, body })),
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return {
      state: error.code === 'request.too-many' ? 'too-many' : error.fields?.audience ? 'nobody' : 'invalid',
      typed,
    };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.call_messages()} · ${m.platform_brand()}` }];

function audienceName(audience: Audience): string {
  const names: Readonly<Record<Audience, () => string>> = {
    participants: m.call_message_participants,
    applicants: m.call_message_applicants,
    waiting: m.call_message_waiting,
    drafts: m.call_message_drafts,
    leads: m.call_message_leads,
  };
  return names[audience]();
}

export default function MessagesPage() {
  const { slug, zone, sends, regions, messages } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const at = pathIn(locale, `/kerja/${slug}/panggilan/pesan`);
  const typed = told && 'typed' in told ? told.typed : undefined;
  return (
    <>
      <PageHead title={m.call_messages()} lead={m.call_messages_lead()} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {!sends && <NoMailNotice href={pathIn(locale, `/kerja/${slug}/surat`)} />}
        {told?.state === 'sent' && <Notice kind="success" title={m.call_message_sent({ count: told.count })} />}
        {told?.state === 'invalid' && <Notice kind="danger" title={m.call_message_invalid()} />}
        {told?.state === 'nobody' && <Notice kind="warn" title={m.call_message_nobody()} />}
        {told?.state === 'too-many' && <Notice kind="warn" title={m.call_message_too_many()} />}
        <Card title={m.call_message_new()}>
          <Form method="post" className="grid max-w-2xl gap-4" key={told?.state === 'sent' ? messages.length : 'form'}>
            <SentField />
            <SelectField
              name="audience"
              label={m.call_message_to()}
              choices={AUDIENCES.map((value) => ({ value, label: audienceName(value) }))}
              defaultValue={typed?.audience ?? 'participants'}
            />
            <SelectField
              name="region"
              label={m.call_message_region()}
              none={m.call_message_everywhere()}
              optional
              choices={regions}
              defaultValue={typed?.region ?? ''}
            />
            <TextField
              name="subjectId"
              label={m.call_message_subject_id()}
              lang="id"
              maxLength={200}
              defaultValue={typed?.subjectId}
            />
            <TextAreaField
              name="bodyId"
              label={m.call_message_body_id()}
              lang="id"
              rows={6}
              maxLength={5000}
              defaultValue={typed?.bodyId}
            />
            <TextField
              name="subjectEn"
              label={m.call_message_subject_en()}
              lang="en"
              optional
              maxLength={200}
              defaultValue={typed?.subjectEn}
            />
            <TextAreaField
              name="bodyEn"
              label={m.call_message_body_en()}
              lang="en"
              optional
              rows={6}
              maxLength={5000}
              defaultValue={typed?.bodyEn}
            />
            {told?.state === 'preview' && (
              <Notice
                kind="info"
                title={m.call_message_count({ total: told.total, mails: told.mails, phones: told.phones })}
              >
                <p className="font-bold">{`${told.typed.subjectId} / ${told.typed.subjectEn || told.typed.subjectId}`}</p>
                <pre className="whitespace-pre-wrap break-words font-sans">{`${told.typed.bodyId}\n\n---\n\n${told.typed.bodyEn || told.typed.bodyId}`}</pre>
              </Notice>
            )}
            <div className="flex flex-wrap gap-3">
              <Button name="do" value="preview" tone={told?.state === 'preview' ? 'outline' : 'primary'}>
                {m.call_message_see()}
              </Button>
              {told?.state === 'preview' && (
                <Button name="do" value="send">
                  {m.call_message_send({ count: told.mails })}
                </Button>
              )}
            </div>
          </Form>
        </Card>
        {messages.length === 0 && <EmptyState title={m.call_message_none()}>{m.call_message_none_text()}</EmptyState>}
        {messages.map((message) => (
          <Card key={message.id} title={message.subject}>
            <p className="text-ink-2 text-sm">
              {audienceName(message.audience)} · {formatInstant(message.madeAt, zone, locale)}
            </p>
            <p className="mt-1">
              {m.call_message_progress({ sent: message.sent, waiting: message.waiting, failed: message.failed })}
            </p>
            <div className="mt-3 flex flex-wrap gap-3">
              {message.audience !== 'leads' && (
                <LinkButton href={`${at}/${message.id}`} tone="outline" size="small">
                  {m.call_message_whatsapp()}
                </LinkButton>
              )}
            </div>
          </Card>
        ))}
      </div>
    </>
  );
}
