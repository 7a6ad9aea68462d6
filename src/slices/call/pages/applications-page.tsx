import { Form, type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { placeInList } from '../../../platform/page/place-in-list.ts';
import {
  Badge,
  Button,
  EmptyState,
  LinkButton,
  PageHead,
  SelectField,
  SheetButtons,
  Table,
  TextField,
} from '../../../platform/ui/index.ts';
import { getEdition } from '../../editions/index.ts';
import { APPLICATION_STATES, applicationCode } from '../contract.ts';
import { listApplications } from '../index.ts';
import { StateBadge } from './parts.tsx';
import { stateName } from './words.ts';

export const handle: PageHandle = { access: 'call.read' };

const A_PAGE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const reach = reachOfPage(context);
  const asked = new URL(request.url).searchParams;
  const state = APPLICATION_STATES.find((each) => each === asked.get('keadaan'));
  const search = asked.get('cari')?.slice(0, 120) ?? '';
  const after = placeInList(asked.get('setelah'));
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug, delegations } = await getEdition(ctx, tx);
    const regions = delegations
      .map(({ region }) => ({ code: region.code as string, name: region.name }))
      .filter(({ code }) => reach.all || reach.regions.includes(code));
    const region = regions.find(({ code }) => code === asked.get('daerah'))?.code;
    const page = await listApplications(ctx, tx, { reach, state, region, search, after, limit: A_PAGE });
    const takesHome = allowing(ctx.actor, ctx.organiser, 'call.panel').length > 0;
    return { zone, slug, regions, state, region, search, after, page, takesHome };
  });
}

export const meta: MetaFunction = () => [{ title: `${m.call_applications()} · ${m.platform_brand()}` }];

export default function ApplicationsPage() {
  const { zone, slug, regions, state, region, search, after, page, takesHome } = useLoaderData<typeof loader>();
  const locale = getLocale();
  const here = pathIn(locale, `/kerja/${slug}/panggilan/peserta`);
  const from = (next: number | undefined) => {
    const asked = new URLSearchParams();
    if (state) asked.set('keadaan', state);
    if (region) asked.set('daerah', region);
    if (search) asked.set('cari', search);
    if (next !== undefined) asked.set('setelah', String(next));
    return asked.size === 0 ? here : `${here}?${asked}`;
  };
  const narrowed = state !== undefined || region !== undefined || search !== '';
  return (
    <>
      <PageHead
        title={m.call_applications()}
        lead={m.call_applications_lead()}
        actions={takesHome && <SheetButtons slug={slug} sheet="applicants" />}
        above={[{ href: pathIn(locale, `/kerja/${slug}/panggilan`), label: m.call_title() }]}
      />
      <Form method="get" className="mb-5 grid items-end gap-3 sm:grid-cols-[1fr_1fr_2fr_auto]">
        <SelectField
          name="keadaan"
          label={m.call_filter_state()}
          optional="quiet"
          none={m.call_filter_all()}
          defaultValue={state ?? ''}
          choices={APPLICATION_STATES.map((each) => ({ value: each, label: stateName(each) }))}
        />
        <SelectField
          name="daerah"
          label={m.call_filter_region()}
          optional="quiet"
          none={m.call_filter_all()}
          defaultValue={region ?? ''}
          choices={regions.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <TextField name="cari" type="search" label={m.call_filter_name()} optional="quiet" defaultValue={search} />
        <Button tone="outline">{m.call_filter_show()}</Button>
      </Form>
      <Table
        caption={m.call_applications()}
        quietCaption
        rows={page.items}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            title={narrowed ? m.call_applications_none_such() : m.call_applications_none()}
            actions={
              narrowed && (
                <LinkButton href={here} tone="outline">
                  {m.call_filter_clear()}
                </LinkButton>
              )
            }
          >
            <p>{narrowed ? m.call_applications_none_such_text() : m.call_applications_none_text()}</p>
          </EmptyState>
        }
        columns={[
          { heading: m.call_code(), cell: ({ number }) => applicationCode(number) },
          {
            heading: m.call_business(),
            names: true,
            cell: ({ id, business }) => (
              <a href={`${here}/${id}`} className="inline-flex items-center underline pointer-coarse:min-h-12">
                {business.name}
              </a>
            ),
          },
          { heading: m.call_region(), cell: ({ region: own }) => own.name },
          {
            heading: m.call_filter_state(),
            cell: ({ state: own, nominated, waitlistPosition }) => (
              <span className="inline-flex flex-wrap justify-end gap-1.5 sm:justify-start">
                <StateBadge state={own} />
                {waitlistPosition !== null && <Badge>{m.call_waitlist_place({ position: waitlistPosition })}</Badge>}
                {nominated && <Badge>{m.call_nominated()}</Badge>}
              </span>
            ),
          },
          { heading: m.call_items(), numeric: true, cell: ({ items }) => items },
          {
            heading: m.call_scored(),
            numeric: true,
            cell: ({ scored, curators }) => (curators === 0 ? '—' : `${scored} / ${curators}`),
          },
          {
            heading: m.call_submitted_at(),
            cell: ({ submittedAt }) => (submittedAt === null ? '—' : formatInstant(submittedAt, zone, locale)),
          },
        ]}
      />
      <nav aria-label={m.call_pages()} className="mt-5 flex flex-wrap justify-between gap-3">
        {after === undefined ? (
          <span />
        ) : (
          <LinkButton href={from(undefined)} tone="outline">
            {m.call_first_page()}
          </LinkButton>
        )}
        {page.next !== undefined && (
          <LinkButton href={from(page.next)} rel="next">
            {m.call_next_page()}
          </LinkButton>
        )}
      </nav>
    </>
  );
}
