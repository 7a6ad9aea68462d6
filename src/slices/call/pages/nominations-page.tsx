import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type PackName, packNamed } from '../../../kinds/country/index.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { allowing, reachOf } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { contentOf } from '../../../platform/lists/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { placeInList } from '../../../platform/page/place-in-list.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Button,
  Card,
  EmptyState,
  Grid,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
  Table,
  TextAreaField,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { listDoubles } from '../../exhibitors/index.ts';
import { getCountry } from '../../people/index.ts';
import type { ApplicationLine } from '../contract.ts';
import { findCall, listApplications } from '../index.ts';
import { headingOf } from '../nominations/columns.ts';
import { listQuotas, type Problem, takeInRows } from '../nominations/index.ts';
import { judgeOne } from '../nominations/judge-one.ts';
import { DoublesNotice, StateBadge } from './parts.tsx';
import { problemWords } from './problem-words.ts';
import { QuotaTable } from './QuotaTable.tsx';

export const handle: PageHandle = { access: 'call.nominate' };

const PAGE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const after = placeInList(new URL(request.url).searchParams.get('setelah'));
  const reach = reachOf(allowing(ctx.actor, ctx.organiser, 'call.nominate'));
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    country: (await getCountry(ctx, tx)).name,
    zone: (await getEditionFacts(ctx, tx)).zone,
    call: await findCall(ctx, tx),
    quotas: await listQuotas(ctx, tx),
    doubles: (await listDoubles(ctx, tx)).length,
    page: await listApplications(ctx, tx, { reach, after, limit: PAGE }),
  }));
}

type Told =
  | { readonly done: 'fresh' | 'known' | 'applied'; readonly name: string }
  | { readonly problems: readonly Problem[]; readonly values: Readonly<Record<string, string>> }
  | { readonly code: string; readonly values: Readonly<Record<string, string>> };

export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const values = Object.fromEntries(
    [...(await request.formData())].map(([key, value]) => [key, typeof value === 'string' ? value.trim() : '']),
  );
  const content = contentOf({
    header: (['name', 'region', 'statement'] as const).map((column) => headingOf(column, 'id')),
    rows: [{ line: 1, cells: [values.name ?? '', values.region ?? '', values.statement ?? ''], formulas: [] }],
  });
  const problems = await runner.query(ctx, (tx) => judgeOne(ctx, tx, content));
  if (problems.length > 0) return { problems, values };
  try {
    const outcome = await runner.command(ctx, (tx) => takeInRows(ctx, tx, content));
    const done = outcome.fresh > 0 ? 'fresh' : outcome.known > 0 ? 'known' : 'applied';
    return { done, name: values.name ?? '' };
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, values };
    throw error;
  }
}

export const meta: MetaFunction = () => [{ title: `${m.call_nominate_title()} · ${m.platform_brand()}` }];

function doneWords(done: 'fresh' | 'known' | 'applied', name: string): string {
  return {
    fresh: m.call_nominate_fresh,
    known: m.call_nominate_known,
    applied: m.call_nominate_applied,
  }[done]({ name });
}

function Answer({ told }: { told: Told }) {
  if ('done' in told) return <Notice kind="success" title={doneWords(told.done, told.name)} />;
  if ('code' in told)
    return (
      <Notice
        kind="danger"
        title={told.code === 'request.forbidden' ? m.call_nominate_forbidden() : m.call_nominate_closed()}
      >
        {m.call_nominate_closed_text()}
      </Notice>
    );
  return null;
}

function NominateOne({
  told,
  country,
  regions,
}: {
  told: Told | undefined;
  country: PackName;
  regions: readonly { code: string; name: string }[];
}) {
  const problems = told && 'problems' in told ? told.problems : [];
  const values = told && 'values' in told ? told.values : {};
  const errorOf = (column: Problem['column']) => {
    const problem = problems.find((each) => each.column === column);
    return problem && problemWords(problem, packNamed(country));
  };
  return (
    <Card title={m.call_nominate_one()}>
      <Form method="post" className="grid gap-4" key={told && 'done' in told ? told.name : 'form'}>
        <SentField />
        {told && <Answer told={told} />}
        <TextField
          name="name"
          label={m.call_nominate_name()}
          hint={m.call_nominate_name_hint()}
          maxLength={120}
          autoComplete="off"
          defaultValue={values.name}
          error={errorOf('name')}
        />
        {regions.length > 1 && (
          <SelectField
            name="region"
            label={m.call_nominate_region()}
            none={m.call_nominate_choose_region()}
            choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
            defaultValue={values.region}
            error={errorOf('region')}
          />
        )}
        <TextAreaField
          name="statement"
          label={m.call_nominate_reason()}
          rows={3}
          maxLength={2000}
          optional
          defaultValue={values.statement}
          error={errorOf('statement')}
        />
        <Button>{m.call_nominate_send()}</Button>
      </Form>
    </Card>
  );
}

export default function NominationsPage() {
  const { slug, country, zone, call, quotas, page, doubles } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const at = (path: string) => pathIn(locale, `/kerja/${slug}/pencalonan${path}`);
  return (
    <>
      <PageHead title={m.call_nominate_title()} lead={m.call_nominate_lead()} />
      <div className="grid gap-5">
        <DoublesNotice count={doubles} slug={slug} />
        {!call && (
          <Notice kind="warn" title={m.call_nominate_no_call()}>
            {m.call_nominate_no_call_text()}
          </Notice>
        )}
        {call &&
          (call.taking ? (
            <Notice title={m.call_nominate_until({ time: formatInstant(call.closesAt, zone, locale) })} />
          ) : (
            <Notice kind="warn" title={m.call_nominate_closed()}>
              {m.call_nominate_closed_text()}
            </Notice>
          ))}
        <Card flush title={m.call_nominate_quota()}>
          <QuotaTable quotas={quotas} />
        </Card>
        {call?.taking && (
          <Grid of="halves">
            <NominateOne told={told} country={country} regions={quotas.map(({ region }) => region)} />
            <Card title={m.call_nominate_list()}>
              <p className="mb-4">{m.call_nominate_list_text()}</p>
              <div className="flex flex-wrap gap-3">
                <LinkButton href={at('/templat/xlsx')} tone="outline">
                  {m.call_nominate_template_xlsx()}
                </LinkButton>
                <LinkButton href={at('/templat/csv')} tone="outline">
                  {m.call_nominate_template_csv()}
                </LinkButton>
                <LinkButton href={at('/daftar')}>{m.call_nominate_open_list()}</LinkButton>
              </div>
            </Card>
          </Grid>
        )}
        <section aria-labelledby="who" className="grid gap-3">
          <h2 id="who" className="text-lg">
            {m.call_nominate_who()}
          </h2>
          <Applications items={page.items} slug={slug} taking={call?.taking === true} />
          {page.next !== undefined && (
            <div>
              <LinkButton href={at(`?setelah=${page.next}`)} tone="outline">
                {m.call_nominate_next()}
              </LinkButton>
            </div>
          )}
        </section>
      </div>
    </>
  );
}

interface ApplicationsProps {
  readonly items: readonly ApplicationLine[];
  readonly slug: string;
  /** The call takes applications now. */
  readonly taking: boolean;
}

function Applications({ items, slug, taking }: ApplicationsProps) {
  const locale = getLocale();
  return (
    <Table
      caption={m.call_nominate_who()}
      quietCaption
      rows={items}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title={m.call_nominate_none()} code={slug}>
          {m.call_nominate_none_text()}
        </EmptyState>
      }
      columns={[
        {
          heading: m.call_nominate_name(),
          cell: (row) => (
            <a
              href={pathIn(getLocale(), `/kerja/${slug}/panggilan/peserta/${row.id}`)}
              className="inline-flex min-h-7 items-center underline pointer-coarse:min-h-12"
            >
              {row.business.name}
            </a>
          ),
          names: true,
        },
        { heading: m.call_nominate_region(), cell: (row) => row.region.name },
        { heading: m.call_nominate_products(), cell: (row) => row.items, numeric: true },
        { heading: m.call_nominate_state(), cell: (row) => <StateBadge state={row.state} /> },
        {
          heading: m.call_nominate_next_step(),
          cell: (row) => (
            <span className="inline-flex flex-wrap gap-2 max-sm:justify-end">
              {taking && row.state === 'draft' && (
                <LinkButton
                  href={pathIn(locale, `/kerja/${slug}/usaha/${row.business.id}/profil`)}
                  size="small"
                  aria-label={m.call_complete_named({ name: row.business.name })}
                >
                  {m.call_complete()}
                </LinkButton>
              )}
              <LinkButton
                href={pathIn(locale, `/kerja/${slug}/panggilan/peserta/${row.id}#pemilik`)}
                size="small"
                tone="outline"
                aria-label={m.call_owner_invite_named({ name: row.business.name })}
              >
                {m.call_owner_invite()}
              </LinkButton>
            </span>
          ),
        },
      ]}
    />
  );
}
