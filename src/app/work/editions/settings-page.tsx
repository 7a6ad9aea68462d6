import { Form, useActionData, useLoaderData } from 'react-router';
import { m } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { Button, Card, Notice, PageHead } from '../../../platform/ui/index.ts';
import { editEdition, getEditionFacts, listVenues } from '../../../slices/editions/index.ts';
import { getCountry } from '../../../slices/people/index.ts';
import type { Refusal } from '../delegations/field-words.ts';
import { refusalOf, typedIn } from '../delegations/refusal-of.ts';
import type { Route } from './+types/settings-page';
import { AboutFields, WhenAndWhere } from './EditionFields.tsx';
import { factsOf, listZones, type Values, valuesOfVenues, venuesOf } from './edition-form.ts';
import { listUsedDays } from './list-used-days.ts';

export const handle: PageHandle = { access: 'editions.manage' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const edition = await getEditionFacts(ctx, tx);
    const venues = await listVenues(ctx, tx);
    const values: Values = {
      name: edition.name,
      theme: edition.theme,
      summaryId: edition.summary.id,
      summaryEn: edition.summary.en,
      startsOn: edition.startsOn,
      endsOn: edition.endsOn,
      figuresPublic: edition.figuresPublic ? 'on' : '',
      ...valuesOfVenues(venues),
    };
    return { values, venues: venues.length, zones: listZones(await getCountry(ctx, tx)) };
  });
}

type Told = { readonly saved: true } | { readonly refusal: Refusal; readonly values: Values };

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const values = typedIn(await request.formData());
  try {
    await servicesOf(context).runner.command(ctx, async (tx) =>
      editEdition(ctx, tx, { ...factsOf(values), venues: venuesOf(values) }, await listUsedDays(ctx, tx)),
    );
    return { saved: true };
  } catch (error) {
    return { refusal: refusalOf(error, 'venues'), values };
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.editions_settings()} · ${m.platform_brand()}` }];

export default function SettingsPage() {
  const { values: kept, venues, zones } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const refusal = told && 'refusal' in told ? told.refusal : undefined;
  const values = told && 'values' in told ? told.values : kept;
  return (
    <>
      <PageHead title={m.editions_settings()} lead={m.editions_settings_lead()} />
      <Form method="post" className="grid max-w-3xl gap-5" key={`${venues} ${told && 'saved' in told}`}>
        {told && 'saved' in told && <Notice kind="success" title={m.editions_saved()} />}
        {refusal && <Notice kind="danger" title={m.editions_check_fields()} />}
        <Card title={m.editions_about()}>
          <div className="grid gap-4">
            <AboutFields values={values} refusal={refusal} />
          </div>
        </Card>
        <WhenAndWhere values={values} refusal={refusal} zones={zones} venues={venues} />
        <div>
          <Button>{m.editions_save()}</Button>
        </div>
      </Form>
    </>
  );
}
