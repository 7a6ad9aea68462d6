import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
  useLocation,
} from 'react-router';
import { formatDay } from '../../../kinds/time.ts';
import { getLocale, m, pathIn, unprefixed } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { Card, DemoNote, EmptyState, Notice, PageHead, PageShell } from '../../../platform/ui/index.ts';
import { errors } from '../errors.ts';
import { type ReportFormFacts, reportFormFacts } from '../reported/report-form-facts.ts';
import { openLink } from '../reported/report-links.ts';
import { takeReport } from '../reported/take-report.ts';
import { refusalText } from '../words.ts';
import { ReportForm, type ReportTold } from './ReportForm.tsx';
import { ReportHistory } from './ReportHistory.tsx';

/** Opened by a secret link and without script, on whatever phone; no copy is kept on the way. */
export const handle: PageHandle = { access: 'public', still: 'unkept' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    try {
      const { booth, days } = await openLink(ctx, tx, params.key ?? '');
      return await reportFormFacts(ctx, tx, booth, days);
    } catch (error) {
      // A link that was withdrawn is told in words, with what to do.
      if (error instanceof DomainError && error.code === errors['link-unknown'].code) return null;
      throw error;
    }
  });
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<ReportTold | null> {
  const ctx = editionOf(context);
  const form = await request.formData();
  try {
    return await servicesOf(context).runner.command(ctx, async (tx) => {
      const { booth, days } = await openLink(ctx, tx, params.key ?? '');
      return takeReport(ctx, tx, { booth, channel: 'link', form, days });
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === errors['link-unknown'].code) return null;
    if (refusalText(error.code) === undefined) throw error;
    const typed: Record<string, string> = {};
    for (const [name, value] of form) if (typeof value === 'string') typed[name] = value;
    return { state: 'refused', code: error.code, typed };
  }
}

export const meta: MetaFunction = () => [
  { title: `${m.takings_report_title()} · ${m.platform_brand()}` },
  { name: 'robots', content: 'noindex' },
];

export default function ReportDayPage() {
  const facts = useLoaderData<typeof loader>() as ReportFormFacts | null;
  const told = useActionData<ReportTold | null>() ?? undefined;
  const locale = getLocale();
  const path = unprefixed(useLocation().pathname);
  return (
    <PageShell
      locale={locale}
      paths={{ id: path, en: pathIn('en', path) }}
      homeHref={pathIn(locale, facts ? `/e/${facts.edition.slug}` : '/')}
      nav={[]}
    >
      <div className="mx-auto grid max-w-md grid-cols-[minmax(0,1fr)] gap-5 py-3">
        {facts ? <Report facts={facts} told={told} /> : <Withdrawn />}
      </div>
    </PageShell>
  );
}

function Withdrawn() {
  return (
    <>
      <PageHead title={m.takings_report_title()} />
      <EmptyState title={m.takings_link_gone()}>{m.takings_link_gone_text()}</EmptyState>
    </>
  );
}

function Report({ facts, told }: { readonly facts: ReportFormFacts; readonly told: ReportTold | undefined }) {
  const locale = getLocale();
  const { booth, edition } = facts;
  return (
    <>
      <PageHead
        title={m.takings_report_head({ number: booth.number })}
        lead={`${booth.sellers.join(', ')}${booth.sellers.length > 0 ? ' · ' : ''}${edition.name}`}
      />
      {told?.state === 'thanks' && (
        <Notice
          kind="success"
          title={m.takings_report_thanks({
            amount: moneyText(told.amount, edition.currency),
            day: formatDay(told.day, locale),
          })}
        >
          {m.takings_report_thanks_text()}
        </Notice>
      )}
      <p className="text-ink-2">{m.takings_report_lead()}</p>
      {facts.days.length === 0 ? (
        <Notice title={m.takings_report_early()} />
      ) : (
        <Card>
          <ReportForm facts={facts} told={told} />
        </Card>
      )}
      <Card title={m.takings_history()}>
        <ReportHistory facts={facts} />
      </Card>
      {edition.demo && <DemoNote>{m.takings_demo()}</DemoNote>}
    </>
  );
}
