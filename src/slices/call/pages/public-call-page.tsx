import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { formatInstant } from '../../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { Badge, Card, EmptyState, LinkButton, PageHead, Section } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import type { Call } from '../contract.ts';
import { findCall, listAccepted } from '../index.ts';
import { inLanguage, RubricTable } from './parts.tsx';

/** Whether applications are taken depends on the hour, so the page is never much older than a minute. */
export const handle: PageHandle = { access: 'public', still: true, freshFor: 60 };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { slug, name, zone } = await getEditionFacts(ctx, tx);
    const call = await findCall(ctx, tx);
    return {
      edition: { slug, name, zone },
      now: ctx.clock.now(),
      call: call?.state === 'draft' ? undefined : call,
      accepted: await listAccepted(ctx, tx),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) =>
  loaderData
    ? [
        { title: `${m.call_public_title()} · ${loaderData.edition.name}` },
        { name: 'description', content: m.call_public_lead({ edition: loaderData.edition.name }) },
      ]
    : [];

export default function PublicCallPage() {
  const { edition, call, accepted, now } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <>
      <PageHead
        title={m.call_public_title()}
        lead={m.call_public_lead({ edition: edition.name })}
        above={[{ href: pathIn(locale, `/e/${edition.slug}`), label: edition.name }]}
      />
      {call ? (
        <Announcement edition={edition} call={call} now={now} />
      ) : (
        <EmptyState title={m.call_public_none()} code={edition.slug}>
          <p>{m.call_public_none_text()}</p>
        </EmptyState>
      )}
      {accepted.length > 0 && (
        <Section title={m.call_public_accepted({ count: accepted.length })}>
          <ul className="gap-8 sm:columns-2 lg:columns-3">
            {accepted.map((business) => (
              <li key={business.slug}>
                <a
                  href={pathIn(locale, `/e/${edition.slug}/pelaku-usaha/${business.slug}`)}
                  className="inline-flex min-h-8 items-center underline pointer-coarse:min-h-12"
                >
                  {business.name}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

interface AnnouncementProps {
  readonly edition: { readonly slug: string; readonly zone: string };
  readonly call: Call;
  readonly now: number;
}

function Announcement({ edition, call, now }: AnnouncementProps) {
  const locale = getLocale();
  const when = (at: number) => formatInstant(at, edition.zone, locale);
  const early = call.state === 'open' && now < call.opensAt;
  return (
    <>
      <Card>
        <div className="grid gap-4">
          <p>
            <Badge tone={call.taking ? 'leaf' : 'plain'}>
              {call.taking ? m.call_public_taking() : early ? m.call_public_early() : m.call_public_over()}
            </Badge>
          </p>
          <dl className="grid gap-3 sm:grid-cols-2">
            <div>
              <dt className="font-semibold text-ink-2 text-sm">{m.call_opens()}</dt>
              <dd className="font-bold">{when(call.opensAt)}</dd>
            </div>
            <div>
              <dt className="font-semibold text-ink-2 text-sm">{m.call_closes()}</dt>
              <dd className="font-bold">{when(call.closesAt)}</dd>
            </div>
          </dl>
          {call.taking && (
            <p>
              <LinkButton href={pathIn(locale, `/daftar/${edition.slug}`)} tone="gold" size="large">
                {m.call_public_apply()}
              </LinkButton>
            </p>
          )}
        </div>
      </Card>
      <Section title={m.call_terms()}>
        <div className="max-w-prose whitespace-pre-line">{inLanguage(call.terms) || m.call_terms_none()}</div>
        <ul className="mt-4 max-w-prose list-disc space-y-1 ps-6">
          {call.excludePrevious && <li>{m.call_public_excludes()}</li>}
          {call.blind && <li>{m.call_public_blind()}</li>}
          <li>{m.call_public_curators({ count: call.curatorsEach })}</li>
        </ul>
      </Section>
      <Section title={m.call_public_rubric()}>
        <Card flush>
          <RubricTable criteria={call.criteria} />
        </Card>
      </Section>
    </>
  );
}
