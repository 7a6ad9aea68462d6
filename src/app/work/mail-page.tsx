import { useLoaderData } from 'react-router';
import { formatInstant } from '../../kinds/time.ts';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { listMail } from '../../platform/mail/mail.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { Badge, Card, EmptyState, Notice, PageHead } from '../../platform/ui/index.ts';
import { getEdition } from '../../slices/editions/index.ts';
import type { Route } from './+types/mail-page';

export const handle: PageHandle = { access: 'mail.read' };

/** Bodies hold links that let somebody in: shown only where no mail server takes them to the addressee. */
export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const sends = settings.smtpUrl !== undefined;
  return runner.query(ctx, async (tx) => {
    const { zone } = await getEdition(ctx, tx);
    const mail = await listMail(tx);
    return { sends, zone, mail: mail.map((kept) => ({ ...kept, body: sends ? '' : kept.body })) };
  });
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_mail()} · ${m.platform_brand()}` }];

export default function MailPage() {
  const { sends, zone, mail } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <>
      <PageHead title={m.app_work_mail()} lead={m.app_mail_lead()} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {!sends && <Notice title={m.app_mail_kept()}>{m.app_mail_kept_text()}</Notice>}
        {mail.length === 0 && <EmptyState title={m.app_mail_none()}>{m.app_mail_none_text()}</EmptyState>}
        {mail.map((kept) => (
          <Card
            key={kept.id}
            title={kept.subject}
            actions={
              <Badge tone={kept.failure ? 'red' : kept.sentAt ? 'leaf' : 'plain'}>
                {kept.failure ? m.app_mail_failed() : kept.sentAt ? m.app_mail_sent() : m.app_mail_here()}
              </Badge>
            }
          >
            <p className="break-words text-ink-2 text-sm">
              {kept.recipient} · {formatInstant(kept.madeAt, zone, locale)}
            </p>
            {kept.failure && <p className="text-red-ink text-sm">{kept.failure}</p>}
            {kept.body && <pre className="mt-3 whitespace-pre-wrap break-words font-sans text-sm">{kept.body}</pre>}
          </Card>
        ))}
      </div>
    </>
  );
}
