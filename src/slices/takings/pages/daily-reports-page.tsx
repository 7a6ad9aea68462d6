import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { businessDayAt } from '../../../kinds/business-day.ts';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { daysBetween, formatDay } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { sealerOf } from '../../../platform/secrets/sealer.ts';
import {
  Badge,
  BasisBadge,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  SheetButtons,
  Table,
  Tabs,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { dayEndsLine } from '../../editions/labels.ts';
import { listBooths } from '../../floor/index.ts';
import { whatsAppLink } from '../../till/rules/share.ts';
import { type BoothDay, listBoothDays } from '../reported/list-booth-days.ts';
import { reportFormFacts } from '../reported/report-form-facts.ts';
import { listLinks, renewLink, reportPath, revokeLink } from '../reported/report-links.ts';
import { takeReport } from '../reported/take-report.ts';
import { refusalText } from '../words.ts';
import { ReportForm, type ReportTold } from './ReportForm.tsx';
import { ReportHistory } from './ReportHistory.tsx';

export const handle: PageHandle = { access: 'reports.manage' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const search = new URL(request.url).searchParams;
  const sealer = await sealerOf(runner);
  return runner.query(ctx, async (tx) => {
    const edition = await getEditionFacts(ctx, tx);
    const { startsOn, endsOn, currency, name } = edition;
    const today = businessDayAt(ctx.clock.now(), edition);
    const days = daysBetween(startsOn, endsOn);
    const wanted = search.get('hari') ?? '';
    const shown = days.filter((each) => each <= today).at(-1) ?? startsOn;
    const day = days.includes(wanted) ? wanted : shown;
    const booths = await listBooths(ctx, tx);
    const links = await listLinks(ctx, tx, sealer);
    const open = search.get('stan');
    const booth = isId(open) && booths.some(({ id }) => id === open) ? (open as Id<'booth'>) : undefined;
    return {
      slug: ctx.slug,
      day,
      days,
      currency,
      name,
      dayEnds: dayEndsLine(edition, ctx.locale),
      rows: await listBoothDays(ctx, tx, day),
      links: Object.fromEntries([...links].map(([id, key]) => [id, settings.publicUrl + reportPath(ctx.slug, key)])),
      form: booth === undefined ? null : await reportFormFacts(ctx, tx, booth),
    };
  });
}

type Told = ReportTold | { readonly state: 'made' | 'revoked' | 'invalid' | 'link-gone' };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const booth = new URL(request.url).searchParams.get('stan') ?? form.get('booth');
  if (!isId(booth)) return { state: 'invalid' };
  const id = booth as Id<'booth'>;
  const sealer = await sealerOf(runner);
  try {
    return await runner.command(ctx, async (tx): Promise<Told> => {
      const verb = form.get('do');
      if (verb === 'link') {
        await renewLink(ctx, tx, id, sealer);
        return { state: 'made' };
      }
      if (verb === 'revoke') {
        await revokeLink(ctx, tx, id);
        return { state: 'revoked' };
      }
      return takeReport(ctx, tx, { booth: id, channel: 'officer', form });
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'takings.link-unknown') return { state: 'link-gone' };
    if (refusalText(error.code) === undefined) throw error;
    const typed: Record<string, string> = {};
    for (const [name, value] of form) if (typeof value === 'string') typed[name] = value;
    return { state: 'refused', code: error.code, typed };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.takings_daily_title()} · ${m.platform_brand()}` }];

export default function DailyReportsPage() {
  const loaded = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const { slug, day, days, rows, links, form, currency } = loaded;
  const here = pathIn(locale, `/kerja/${slug}/laporan-harian`);
  const missing = rows.filter((row) => row.counted === null && row.reported === null).length;
  return (
    <>
      <PageHead
        title={m.takings_daily_title()}
        lead={[m.takings_daily_lead(), loaded.dayEnds].filter(Boolean).join(' ')}
        actions={<SheetButtons slug={slug} sheet="daily-reports" />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {told && <Answer told={told} currency={currency} />}
        {form && (
          <Card title={m.takings_report_head({ number: form.booth.number })}>
            <div className="grid gap-6 lg:grid-cols-2">
              <ReportForm
                facts={form}
                told={told && 'typed' in told ? told : undefined}
                action={`${here}?hari=${day}&stan=${form.booth.id}`}
              />
              <div>
                <h3 className="mb-3 text-lg">{m.takings_history()}</h3>
                <ReportHistory facts={form} />
              </div>
            </div>
          </Card>
        )}
        <Tabs
          label={m.takings_report_day()}
          tabs={days.map((each) => ({
            href: `${here}?hari=${each}`,
            label: formatDay(each, locale, false),
            current: each === day,
          }))}
        />
        <p className="flex flex-wrap items-center gap-2">
          <BasisBadge basis="reported" />
          <span>
            {missing === 0 ? m.takings_daily_all() : m.takings_daily_missing({ count: formatCount(missing, locale) })}
          </span>
        </p>
        <Table
          caption={m.takings_daily_title()}
          quietCaption
          rows={rows}
          rowKey={(row) => row.booth}
          empty={<EmptyState title={m.takings_daily_no_booths()}>{m.takings_daily_no_booths_text()}</EmptyState>}
          columns={[
            {
              heading: m.takings_col_booth(),
              names: true,
              cell: (row) => `${row.number} · ${row.sellers.join(', ') || '–'}`,
            },
            { heading: m.takings_col_state(), cell: (row) => <State row={row} /> },
            {
              heading: m.takings_col_counted(),
              numeric: true,
              cell: (row) => (row.counted === null ? '–' : moneyText(row.counted, currency)),
            },
            {
              heading: m.takings_col_reported(),
              numeric: true,
              cell: (row) => (row.reported === null ? '–' : moneyText(row.reported, currency)),
            },
            {
              heading: m.takings_col_act(),
              cell: (row) => <Acts row={row} link={links[row.booth]} here={here} day={day} edition={loaded.name} />,
            },
          ]}
        />
      </div>
    </>
  );
}

function Answer({ told, currency }: { readonly told: Told; readonly currency: string }) {
  const locale = getLocale();
  switch (told.state) {
    case 'thanks':
      return (
        <Notice
          kind="success"
          title={m.takings_report_thanks({
            amount: moneyText(told.amount, currency),
            day: formatDay(told.day, locale),
          })}
        />
      );
    case 'made':
      return <Notice kind="success" title={m.takings_link_made()} />;
    case 'revoked':
      return <Notice kind="success" title={m.takings_link_revoked()} />;
    case 'link-gone':
      return <Notice kind="danger" title={m.takings_link_none()} />;
    case 'invalid':
      return <Notice kind="danger" title={m.takings_report_faults()} />;
    default:
      return null;
  }
}

function State({ row }: { readonly row: BoothDay }) {
  if (row.reported !== null && row.counted !== null) return <Badge tone="gold">{m.takings_state_both()}</Badge>;
  if (row.reported !== null) return <Badge tone="leaf">{m.takings_state_reported()}</Badge>;
  if (row.counted !== null) return <Badge tone="river">{m.takings_state_counted()}</Badge>;
  return <Badge>{m.takings_state_missing()}</Badge>;
}

interface ActsProps {
  readonly row: BoothDay;
  readonly link: string | undefined;
  readonly here: string;
  readonly day: string;
  readonly edition: string;
}

function Acts({ row, link, here, day, edition }: ActsProps) {
  const shared =
    link === undefined
      ? undefined
      : whatsAppLink(row.whatsapp ?? '', m.takings_link_text({ number: row.number, edition, link: link }));
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton size="small" tone="outline" href={`${here}?hari=${day}&stan=${row.booth}`}>
        {m.takings_act_enter()}
      </LinkButton>
      {shared?.ok && (
        <LinkButton size="small" tone="primary" href={shared.value} target="_blank" rel="noreferrer">
          {m.takings_act_send()}
        </LinkButton>
      )}
      <details>
        <summary className="inline-flex min-h-9 cursor-pointer items-center font-semibold text-river text-sm pointer-coarse:min-h-12">
          {m.takings_act_link()}
        </summary>
        <Form method="post" className="grid gap-2 pt-1">
          <SentField />
          <input type="hidden" name="booth" value={row.booth} />
          {link && <p className="max-w-72 break-all font-mono text-xs">{link}</p>}
          <span className="flex flex-wrap gap-2">
            <Button size="small" tone="outline" name="do" value="link">
              {link ? m.takings_act_renew() : m.takings_act_make()}
            </Button>
            {link && (
              <Button size="small" tone="quiet" name="do" value="revoke">
                {m.takings_act_revoke()}
              </Button>
            )}
          </span>
        </Form>
      </details>
    </div>
  );
}
