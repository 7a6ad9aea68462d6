import type { Id } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import { type RegionCode, regionCode } from '../../kinds/region.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { addProduct, listProduct, setDiscountLimit } from '../../slices/catalogue/index.ts';
import {
  type AtEdition,
  addAgency,
  addRegion,
  createEdition,
  createSeries,
  setDelegation,
  setSupervisor,
} from '../../slices/editions/index.ts';
import { registerBusiness, takePart } from '../../slices/exhibitors/index.ts';
import { assignBooth, placeBusiness, savePlan, setBoothQris } from '../../slices/floor/index.ts';
import { boothId, changesOfPlan } from './changes-of-plan.ts';
import { demoId } from './demo-id.ts';
import { describeProduct } from './describe-product.ts';
import { inventedWhatsApp } from './invented-whatsapp.ts';
import { addDemoPeople } from './people.ts';
import type { BusinessScript, EditionScript, ProductLine, RegionScript } from './script.ts';
import { staticQris } from './static-qris.ts';

/** The PIN of the demo's supervisor is no secret. */
const DEMO_SUPERVISOR = { name: 'Pengawas 1', region: null, email: null, pin: '246810' } as const;

/** `Amplang ikan tenggiri` -> `amplang-ikan-tenggiri`. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Sets up an organiser with its edition by the same commands that people use. `ctx` is of the script's organiser. */
export async function loadEdition(ctx: Context, tx: Tx, script: EditionScript): Promise<void> {
  const { slug, name, countryPack } = script.organiser;
  await tx
    .insertInto('people.organiser')
    .values({ id: ctx.organiser, slug, name, country_pack: countryPack, made_at: new Date(ctx.clock.now()) })
    .execute();
  const at: AtEdition = { ...ctx, edition: demoId('edition', script.slug) };
  await announce(at, tx, script);
  await drawPlan(at, tx, script);
  let position = 0;
  for (const region of script.regions)
    for (const business of region.businesses) await bringBusiness(at, tx, script, region, business, position++);
  await setSupervisor(at, tx, { id: demoId('supervisor', script.slug), ...DEMO_SUPERVISOR });
  await setDiscountLimit(at, tx, { booth: null, percent: 20 });
  await addDemoPeople(at, tx);
}

async function announce(at: AtEdition, tx: Tx, script: EditionScript): Promise<void> {
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
    currency: script.currency,
    startsOn: script.startsOn,
    endsOn: script.endsOn,
    opensAt: script.opensAt,
    closesAt: script.closesAt,
    figuresPublic: true,
    demo: true,
    state: 'public',
  });
  for (const [position, { code, name, fullName, leadAgency, producerQuota, booths }] of script.regions.entries()) {
    const region = regionCode(code);
    // One of the country's is known already.
    await addRegion(at, tx, { code: region, name, fullName });
    const lead = await agency(at, tx, leadAgency, region);
    const coAgencies: Id<'agency'>[] = [];
    for (const other of script.otherAgencies)
      if (other.region === code) coAgencies.push(await agency(at, tx, other.name, region));
    const boothQuota = booths.length;
    await setDelegation(at, tx, { region, position, boothQuota, producerQuota, leadAgency: lead, coAgencies });
  }
}

function agency(at: AtEdition, tx: Tx, name: string, region: RegionCode): Promise<Id<'agency'>> {
  const kind = name.startsWith('Dekranasda') ? 'crafts-council' : 'office';
  return addAgency(at, tx, { id: demoId('agency', name), name, region, kind });
}

/** The whole drawing at once, then each booth to its delegation. */
async function drawPlan(at: AtEdition, tx: Tx, script: EditionScript): Promise<void> {
  await savePlan(at, tx, { base: 0, changes: changesOfPlan(script) });
  for (const { code, booths } of script.regions)
    for (const number of booths)
      await assignBooth(at, tx, {
        booth: boothId(script, number),
        holder: { kind: 'delegation', region: regionCode(code) },
      });
  for (const [index, { number }] of script.booths.entries()) {
    const qris = staticQris(number, index + 1);
    await setBoothQris(at, tx, { takes: true, booth: boothId(script, number), qris, dynamic: true });
  }
}

async function bringBusiness(
  at: AtEdition,
  tx: Tx,
  script: EditionScript,
  region: RegionScript,
  { name, booth, real, story, products }: BusinessScript,
  position: number,
): Promise<void> {
  const slug = slugOf(name);
  const business = await registerBusiness(at, tx, {
    id: demoId('business', `${script.organiser.slug} ${slug}`),
    slug,
    name,
    region: regionCode(region.code),
    story: { id: story[0], en: story[1] },
    whatsapp: real === true ? null : inventedWhatsApp(position),
    madeUp: real !== true,
  });
  await takePart(at, tx, { business });
  await placeBusiness(at, tx, { booth: boothId(script, booth), business });
  for (const product of products) await offer(at, tx, script, { business, real: real === true }, product);
}

async function offer(
  at: AtEdition,
  tx: Tx,
  script: EditionScript,
  { business, real }: { readonly business: Id<'business'>; readonly real: boolean },
  line: ProductLine,
): Promise<void> {
  const [id, en, category, price, unit] = line;
  const slug = slugOf(id);
  const product = await addProduct(at, tx, {
    id: demoId('product', `${script.organiser.slug} ${slug}`),
    business,
    slug,
    name: { id, en },
    category,
    unit: unit ?? null,
    description: describeProduct(line, real),
  });
  await listProduct(at, tx, { product, price: money(price) });
}
