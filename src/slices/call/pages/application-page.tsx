import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import type { Id } from '../../../kinds/id.ts';
import { isId } from '../../../kinds/id.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { listPhotos } from '../../../platform/files/index.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Badge, Card, EmptyState, PageHead } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { applicationCode, type Criterion } from '../contract.ts';
import { getApplication, getCall, listHistory, listOpinions, type Opinion } from '../index.ts';
import { ItemList, inLanguage, StateBadge } from './parts.tsx';
import { eventName, formatTenths, SCORING_TONES, scoringStateName } from './words.ts';

export const handle: PageHandle = { access: 'call.read' };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { application: id } = params;
  if (!isId(id)) throw new DomainError(common['not-found']);
  const judges = allowing(ctx.actor, ctx.organiser, 'call.panel').length > 0;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug, currency } = await getEditionFacts(ctx, tx);
    const application = await getApplication(ctx, tx, id as Id<'application'>, reachOfPage(context));
    return {
      zone,
      slug,
      currency,
      application,
      photos: await listPhotos(
        ctx,
        tx,
        application.items.flatMap(({ photos }) => photos),
      ),
      criteria: (await getCall(ctx, tx)).criteria,
      opinions: judges ? await listOpinions(ctx, tx, application.id) : undefined,
      history: judges ? await listHistory(ctx, tx, application.id) : undefined,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) => [
  { title: `${loaderData?.application.business.name ?? ''} · ${m.platform_brand()}` },
];

export default function ApplicationPage() {
  const { zone, slug, currency, application, photos, criteria, opinions, history } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const { business, region, number, consent, reasons } = application;
  const when = (at: number) => formatInstant(at, zone, locale);
  const at = (path: string) => pathIn(locale, `/kerja/${slug}/panggilan${path}`);
  return (
    <>
      <PageHead
        title={business.name}
        lead={`${applicationCode(number)} · ${region.name}`}
        above={[
          { href: at(''), label: m.call_title() },
          { href: at('/peserta'), label: m.call_applications() },
        ]}
      />
      <div className="grid gap-5">
        <Card
          title={
            <span className="flex flex-wrap items-center gap-2">
              {m.call_filter_state()}
              <StateBadge state={application.state} />
              {application.nominated && <Badge>{m.call_nominated()}</Badge>}
              {application.copied && <Badge>{m.call_copied()}</Badge>}
            </span>
          }
        >
          <dl className="grid gap-4 sm:grid-cols-2">
            <Fact label={m.call_statement()} text={application.statement} />
            <Fact label={m.call_needs()} text={application.needs} />
            <Fact label={m.call_consent()} text={consent === null ? '' : `${consent.purpose} (${when(consent.at)})`} />
            <Fact
              label={m.call_submitted_at()}
              text={application.submittedAt === null ? '' : when(application.submittedAt)}
            />
            {inLanguage(reasons) !== '' && <Fact label={m.call_reasons()} text={inLanguage(reasons)} />}
          </dl>
        </Card>
        <section aria-label={m.call_items()}>
          <h2 className="mb-3 text-lg">{m.call_items()}</h2>
          {application.items.length === 0 ? (
            <EmptyState title={m.call_items_none()}>
              <p>{m.call_items_none_text()}</p>
            </EmptyState>
          ) : (
            <ItemList items={application.items} photos={photos} currency={currency} code={business.slug} />
          )}
        </section>
        {opinions && <Opinions opinions={opinions} criteria={criteria} />}
        {history && (
          <Card title={m.call_history()}>
            <ol className="grid gap-2">
              {history.map((event) => (
                <li
                  key={event.seq}
                  className="grid gap-x-4 border-line border-b pb-2 last:border-0 sm:grid-cols-[1fr_auto]"
                >
                  <span>
                    <b>{eventName(event.kind)}</b>
                    {event.name !== null && <span className="text-ink-2"> · {event.name}</span>}
                  </span>
                  <span className="text-ink-2 text-sm">{when(event.at)}</span>
                </li>
              ))}
            </ol>
          </Card>
        )}
      </div>
    </>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div>
      <dt className="font-semibold text-ink-2 text-sm">{label}</dt>
      <dd className="whitespace-pre-line">{text || '—'}</dd>
    </div>
  );
}

interface OpinionsProps {
  readonly opinions: readonly Opinion[];
  readonly criteria: readonly Criterion[];
}

function Opinions({ opinions, criteria }: OpinionsProps) {
  return (
    <Card title={m.call_opinions()}>
      {opinions.length === 0 && <p className="text-ink-2">{m.call_opinions_none()}</p>}
      <div className="grid gap-5 lg:grid-cols-2">
        {opinions.map((opinion) => (
          <section key={opinion.name} className="grid content-start gap-2">
            <h3 className="flex flex-wrap items-center gap-2 text-base">
              {opinion.name}
              <Badge tone={SCORING_TONES[opinion.state]}>{scoringStateName(opinion.state)}</Badge>
              {opinion.total !== null && <span className="tabular">{formatTenths(opinion.total)}</span>}
            </h3>
            {opinion.conflict !== null && <p>{opinion.conflict}</p>}
            <dl className="grid gap-1 text-sm">
              {criteria.flatMap((criterion) => {
                const given = opinion.scores.find((score) => score.criterion === criterion.code);
                return given
                  ? [
                      <div key={criterion.code} className="border-line border-t py-1.5">
                        <dt className="flex justify-between gap-3 font-semibold">
                          {inLanguage(criterion.name)}
                          <span className="tabular">
                            {given.points ?? '—'} / {criterion.scale}
                          </span>
                        </dt>
                        {given.remark !== '' && <dd className="text-ink-2">{given.remark}</dd>}
                      </div>,
                    ]
                  : [];
              })}
            </dl>
          </section>
        ))}
      </div>
    </Card>
  );
}
