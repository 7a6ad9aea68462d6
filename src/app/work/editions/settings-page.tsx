import { Form, redirect, useActionData, useLoaderData } from 'react-router';
import { formatDay } from '../../../kinds/time.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { ClashNotice } from '../../../platform/forms/ClashNotice.tsx';
import { clashIn, mustHaveSeen } from '../../../platform/forms/must-have-seen.ts';
import { SeenField } from '../../../platform/forms/SeenField.tsx';
import { SentField } from '../../../platform/forms/SentField.tsx';
import type { Clash } from '../../../platform/forms/seen-fields.ts';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { Button, Card, Checkbox, Notice, PageHead } from '../../../platform/ui/index.ts';
import type { EditionState } from '../../../slices/editions/contract.ts';
import {
  type AtEdition,
  editEdition,
  getDeadlines,
  getEditionFacts,
  getSeriesOf,
  listVenues,
  moveEdition,
  renameSeries,
  setEditionState,
} from '../../../slices/editions/index.ts';
import { getCountry } from '../../../slices/people/index.ts';
import { fieldError, type Refusal } from '../delegations/field-words.ts';
import { refusalOf, typedIn } from '../delegations/refusal-of.ts';
import type { Route } from './+types/settings-page';
import { deleteEdition, listWork } from './delete-edition.ts';
import { AboutFields, WhenAndWhere } from './EditionFields.tsx';
import { factsOf, listZones, type Values, valuesOfEdition, venuesOf } from './edition-form.ts';
import { labelOfField, shownValue } from './edition-words.ts';
import { listMissing } from './list-missing.ts';
import { listUsedDays } from './list-used-days.ts';
import { moveDates } from './move-dates.ts';
import { AddressPanel, StatePanel } from './StatePanel.tsx';

export const handle: PageHandle = { access: 'editions.manage' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  return runner.query(ctx, async (tx) => {
    const edition = await getEditionFacts(ctx, tx);
    const venues = await listVenues(ctx, tx);
    const zones = listZones(await getCountry(ctx, tx));
    return {
      slug: ctx.slug,
      publicUrl: settings.publicUrl,
      state: edition.state,
      series: edition.series,
      values: valuesOfEdition(edition, venues, zones[0]),
      venues: venues.length,
      zones,
      missing: await listMissing(ctx, tx),
      empty: (await listWork(ctx, tx)).length === 0,
      afterEnd: Object.values(await getDeadlines(ctx, tx))
        .filter((day) => day > edition.endsOn)
        .sort(),
    };
  });
}

type Told =
  | { readonly saved: true }
  | { readonly refusal: Refusal; readonly values: Values }
  | { readonly clash: Clash; readonly values: Values };

const STATES: Readonly<Record<string, EditionState>> = { publish: 'public', archive: 'archived', withdraw: 'draft' };

export async function action({ request, context }: Route.ActionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const values = typedIn(await request.formData());
  const at = (path: string) => pathIn(ctx.locale, path);
  try {
    if (values.do === 'delete') {
      const gone = await runner.command(ctx, (tx) => deleteEdition(ctx, tx));
      return redirect(at(gone ? '/kerja' : `/kerja/${ctx.slug}/pengaturan`));
    }
    if (values.do === 'move') {
      await runner.command(ctx, (tx) => moveEdition(ctx, tx, values.slug ?? ''));
      return redirect(at(`/kerja/${values.slug}/pengaturan`));
    }
    await runner.command(ctx, (tx) => change(ctx, tx, values));
    return { saved: true };
  } catch (error) {
    const clash = clashIn(error);
    if (clash) return { clash, values: clash.values };
    return { refusal: refusalOf(error, values.do === 'move' ? 'slug' : 'venues'), values };
  }
}

async function change(ctx: AtEdition, tx: Tx, values: Values): Promise<void> {
  const state = STATES[values.do ?? ''];
  if (state !== undefined) return setEditionState(ctx, tx, state);
  if (values.do === 'rename-series')
    return renameSeries(ctx, tx, { series: await getSeriesOf(ctx, tx), name: values.series ?? '' });
  const [zone] = listZones(await getCountry(ctx, tx));
  const now = async () => valuesOfEdition(await getEditionFacts(ctx, tx), await listVenues(ctx, tx), zone);
  await mustHaveSeen(ctx, tx, { record: `edition:${ctx.edition}`, typed: values, now });
  const before = await getEditionFacts(ctx, tx);
  const facts = factsOf(values);
  await editEdition(ctx, tx, { ...facts, venues: venuesOf(values) }, await listUsedDays(ctx, tx));
  if (values.moveDates === 'on') await moveDates(ctx, tx, before.startsOn, facts.startsOn);
}

export const meta: Route.MetaFunction = () => [{ title: `${m.editions_settings()} · ${m.platform_brand()}` }];

export default function SettingsPage() {
  const {
    values: kept,
    venues,
    zones,
    slug,
    publicUrl,
    state,
    series,
    missing,
    empty,
    afterEnd,
  } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const refusal = told && 'refusal' in told ? told.refusal : undefined;
  const typed = told && 'values' in told ? told.values : undefined;
  const clash = told && 'clash' in told ? told.clash : undefined;
  const ofForm = typed?.do === undefined || typed.do === 'save';
  const values = typed && ofForm ? typed : kept;
  return (
    <>
      <PageHead title={m.editions_settings()} lead={m.editions_settings_lead()} />
      <div className="grid max-w-3xl gap-5">
        {told && 'saved' in told && <Notice kind="success" title={m.editions_saved()} />}
        {refusal && <Notice kind="danger" title={m.editions_check_fields()} />}
        {afterEnd.length > 0 && <AfterEnd slug={slug} days={afterEnd} />}
        <StatePanel {...{ slug, state, missing, empty }} />
        <Form method="post" className="grid gap-5" key={JSON.stringify(values)}>
          <SentField />
          <SeenField values={kept} held={ofForm ? typed?.seen : undefined} />
          {clash && <ClashNotice clash={clash} labelOf={(name) => labelOfField(name, values)} show={shownValue} />}
          <Card title={m.editions_about()}>
            <div className="grid gap-4">
              <AboutFields values={values} refusal={ofForm ? refusal : undefined} />
            </div>
          </Card>
          <WhenAndWhere
            values={values}
            refusal={ofForm ? refusal : undefined}
            zones={zones}
            venues={countVenues(values, venues)}
          >
            <Checkbox
              name="moveDates"
              label={m.editions_move_dates()}
              defaultChecked={!typed || !ofForm || typed.moveDates === 'on'}
            />
          </WhenAndWhere>
          <div>
            <Button name="do" value="save">
              {clash ? m.platform_clash_save() : m.editions_save()}
            </Button>
          </div>
        </Form>
        <AddressPanel
          slug={slug}
          publicUrl={publicUrl}
          typed={typed?.do === 'move' ? (typed.slug ?? '') : slug}
          error={fieldError(typed?.do === 'move' ? refusal : undefined, 'slug')}
          series={typed?.do === 'rename-series' ? (typed.series ?? '') : series}
          seriesError={typed?.do === 'rename-series' && refusal ? m.editions_name_missing() : undefined}
        />
      </div>
    </>
  );
}

/** Also those that were typed into the form and are not saved yet. */
function countVenues(values: Values, saved: number): number {
  const typed = Object.entries(values).filter(([name, value]) => /^venues\.\d+\.name$/.test(name) && value !== '');
  return Math.max(saved, typed.length);
}

function AfterEnd({ slug, days }: { readonly slug: string; readonly days: readonly string[] }) {
  const locale = getLocale();
  return (
    <Notice
      kind="warn"
      title={m.editions_deadlines_after_end()}
      actions={
        <a href={pathIn(locale, `/kerja/${slug}/kontingen`)} className="inline-flex min-h-12 items-center underline">
          {m.editions_delegations()}
        </a>
      }
    >
      {days.map((day) => formatDay(day, locale)).join(' · ')}
    </Notice>
  );
}
