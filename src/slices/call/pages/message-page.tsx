import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { isId } from '../../../kinds/id.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Badge, Button, Card, EmptyState, LinkButton, PageHead } from '../../../platform/ui/index.ts';
import { findMessage, listWhatsApp } from '../group-messages/read-messages.ts';
import { markMessaged } from '../group-messages/send-message.ts';

export const handle: PageHandle = { access: 'call.manage' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { message = '' } = params;
  if (!isId(message)) throw new DomainError(common['not-found']);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const said = await findMessage(ctx, tx, message);
    if (!said) throw new DomainError(common['not-found']);
    const locale = getLocale();
    const words = `${locale === 'en' ? said.subject_en : said.subject_id}\n\n${locale === 'en' ? said.body_en : said.body_id}`;
    const lines = await listWhatsApp(ctx, tx, message);
    return {
      slug: ctx.slug,
      subject: said.subject_id,
      words,
      lines: lines.map((line) => ({
        ...line,
        href:
          line.whatsapp === null
            ? null
            : `https://wa.me/${line.whatsapp.replace(/\D/g, '')}?text=${encodeURIComponent(words)}`,
      })),
    };
  });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = editionOf(context);
  const form = await request.formData();
  const business = String(form.get('business') ?? '');
  const { message = '' } = params;
  if (!isId(business) || !isId(message)) throw new DomainError(common.invalid);
  const done = form.get('done') === 'yes';
  await servicesOf(context).runner.command(ctx, (tx) => markMessaged(ctx, tx, { message, business, done }));
  return null;
}

export const meta: MetaFunction = () => [{ title: `${m.call_message_whatsapp()} · ${m.platform_brand()}` }];

export default function MessagePage() {
  const { slug, subject, words, lines } = useLoaderData<typeof loader>();
  const done = lines.filter(({ markedAt }) => markedAt !== null).length;
  return (
    <>
      <PageHead
        title={subject}
        lead={m.call_message_done({ done, total: lines.length })}
        actions={
          <LinkButton href={pathIn(getLocale(), `/kerja/${slug}/panggilan/pesan`)} tone="outline">
            {m.call_messages()}
          </LinkButton>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card title={m.call_message_text()}>
          <pre className="whitespace-pre-wrap break-words font-sans text-sm">{words}</pre>
        </Card>
        {lines.length === 0 && <EmptyState title={m.call_message_nobody()}>{m.call_message_none_text()}</EmptyState>}
        {lines.map((line) => (
          <Card
            key={line.business}
            title={line.name}
            actions={line.markedAt !== null && <Badge tone="leaf">{m.call_message_marked()}</Badge>}
          >
            <div className="flex flex-wrap gap-3">
              {line.href ? (
                <LinkButton href={line.href} target="_blank" rel="noopener">
                  {m.call_message_open()}
                </LinkButton>
              ) : (
                <p>{m.call_message_no_number()}</p>
              )}
              <Form method="post">
                <SentField />
                <input type="hidden" name="business" value={line.business} />
                <Button name="done" value={line.markedAt === null ? 'yes' : 'no'} tone="outline">
                  {line.markedAt === null ? m.call_message_mark() : m.call_message_unmark()}
                </Button>
              </Form>
            </div>
          </Card>
        ))}
      </div>
    </>
  );
}
