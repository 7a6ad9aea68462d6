import { type LoaderFunctionArgs, type MetaFunction, useLoaderData, useSearchParams } from 'react-router';
import { formatInstant } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { Badge, Card, EmptyState, Icon, LinkButton, Notice, PageHead, Progress } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { findCall, getDesk } from '../index.ts';
import { partsOf, tenthsOf } from '../rules/total.ts';
import { formatTenths, SCORING_TONES, scoringStateName } from './words.ts';

export const handle: PageHandle = { access: 'call.score' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug } = await getEditionFacts(ctx, tx);
    return { zone, slug, desk: (await findCall(ctx, tx)) && (await getDesk(ctx, tx)) };
  });
}

export const meta: MetaFunction = () => [{ title: `${m.call_desk_title()} · ${m.platform_brand()}` }];

export default function DeskPage() {
  const { zone, slug, desk } = useLoaderData<typeof loader>();
  const [asked] = useSearchParams();
  const locale = getLocale();
  const here = pathIn(locale, `/kerja/${slug}/kurasi`);
  if (!desk || desk.lines.length === 0)
    return (
      <>
        <PageHead title={m.call_desk_title()} lead={m.call_desk_lead()} />
        <EmptyState title={m.call_desk_none()} code={slug}>
          <p>{m.call_desk_none_text()}</p>
        </EmptyState>
      </>
    );
  const parts = partsOf(desk.call.criteria);
  return (
    <>
      <PageHead title={m.call_desk_title()} lead={m.call_desk_lead()} />
      <div className="grid gap-5">
        {asked.has('benturan') && <Notice kind="success" title={m.call_conflict_done()} />}
        {!desk.open && (
          <Notice
            kind="warn"
            title={m.call_fault_scoring_over({ when: formatInstant(desk.call.scoringUntil, zone, locale) })}
          />
        )}
        <Card>
          <div className="grid gap-4">
            <Progress
              label={m.call_desk_progress()}
              value={desk.done}
              max={desk.lines.length}
              text={m.call_desk_progress_of({ done: desk.done, of: desk.lines.length })}
            />
            {desk.open && desk.next !== undefined && (
              <LinkButton href={`${here}/${desk.next}`} tone="gold" size="large" wide>
                {desk.done === 0 ? m.call_desk_begin() : m.call_desk_go_on()}
              </LinkButton>
            )}
            {desk.next === undefined && <p className="font-bold">{m.call_desk_all_done()}</p>}
            {desk.open && (
              <p className="text-ink-2 text-sm">
                {m.call_desk_until({ when: formatInstant(desk.call.scoringUntil, zone, locale) })}
              </p>
            )}
          </div>
        </Card>
        <Card flush title={m.call_desk_list()}>
          <ul>
            {desk.lines.map((line) => (
              <li key={line.id} className="border-line border-t">
                <a
                  href={`${here}/${line.id}`}
                  className="flex min-h-14 items-center gap-3 px-5 py-2 no-underline hover:bg-sunk"
                >
                  <span className="min-w-0 flex-1">
                    <b className="tabular">{line.code}</b>
                    {line.name !== null && <span> {line.name}</span>}
                    <span className="block text-ink-2 text-sm">{line.region.name}</span>
                  </span>
                  {line.total !== null && <b className="tabular">{formatTenths(tenthsOf(line.total, parts))}</b>}
                  <Badge tone={SCORING_TONES[line.state]}>{scoringStateName(line.state)}</Badge>
                  <Icon name="next" className="text-ink-3" />
                </a>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}
