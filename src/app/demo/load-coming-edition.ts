import { regionCode } from '../../kinds/region.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, createEdition, createSeries, setDelegation } from '../../slices/editions/index.ts';
import { copyPlan, getPlanAtWork, savePlan } from '../../slices/floor/index.ts';
import type { ComingEditionScript } from './coming-script.ts';
import { demoId } from './demo-id.ts';

/** Announces an edition that is still to come: delegations with quotas, nobody accepted, the earlier one's plan without holders. */
export async function loadComingEdition(ctx: Context, tx: Tx, script: ComingEditionScript): Promise<void> {
  const at: AtEdition = { ...ctx, edition: demoId('edition', script.slug) };
  const series = await createSeries(at, tx, { id: demoId('series', script.series), name: script.series });
  await createEdition(at, tx, {
    id: at.edition,
    series,
    slug: script.slug,
    name: script.name,
    theme: script.theme,
    summary: { id: script.summary[0], en: script.summary[1] },
    venue: script.venue,
    city: script.city,
    zone: script.zone,
    currency: script.after.currency,
    startsOn: script.startsOn,
    endsOn: script.endsOn,
    opensAt: script.opensAt,
    closesAt: script.closesAt,
    figuresPublic: true,
    demo: true,
    state: 'public',
  });
  for (const [position, { code, leadAgency }] of script.after.regions.entries()) {
    const { booths = 0, producers = 0 } = script.quotas[code] ?? {};
    await setDelegation(at, tx, {
      region: regionCode(code),
      position,
      boothQuota: booths,
      producerQuota: producers,
      leadAgency: demoId('agency', leadAgency),
      coAgencies: script.after.otherAgencies
        .filter((agency) => agency.region === code)
        .map((agency) => demoId('agency', agency.name)),
    });
  }
  await copyPlan(at, tx, demoId('edition', script.after.slug));
  await nameHall(at, tx, script.hall);
}

/** What was copied is called by the name of the place that it is now in. */
async function nameHall(at: AtEdition, tx: Tx, name: string): Promise<void> {
  const { things, version } = await getPlanAtWork(at, tx, { all: true });
  for (const each of things)
    if (each.kind === 'hall')
      await savePlan(at, tx, { base: version, changes: [{ key: `hall/${each.id}`, after: { ...each, name } }] });
}
