/** The names of what figures speak of, and how many sell in each region and category; both from the lower slices. */
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type CatalogueFacts, catalogueFacts, listCategories, selectSuccessors } from '../catalogue/index.ts';
import { type AtEdition, listDelegations } from '../editions/index.ts';
import { listBooths } from '../floor/index.ts';
import type { Labels } from './contract.ts';
import type { Figure } from './rules/figure.ts';
import type { Sellers } from './rules/show-figures.ts';

export interface Names {
  readonly regions: Labels['regions'];
  readonly categories: Labels['categories'];
  readonly booths: Labels['booths'];
  readonly catalogue: CatalogueFacts;
  /** Under which category what was sold under a merged one is told. */
  readonly successors: ReadonlyMap<string, string>;
}

/** By edition, with the content version they were read at: the board asks twice a second, and names seldom change. */
const kept = new Map<Id<'edition'>, { readonly version: number; readonly names: Names }>();
const KEPT = 20;

/** @param version the edition's content version, which moves with every name. */
export async function loadNames(ctx: AtEdition, tx: Tx, version: number): Promise<Names> {
  const held = kept.get(ctx.edition);
  if (held?.version === version) return held.names;
  const names = await readNames(ctx, tx);
  kept.delete(ctx.edition);
  kept.set(ctx.edition, { version, names });
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return names;
}

async function readNames(ctx: AtEdition, tx: Tx): Promise<Names> {
  const delegations = await listDelegations(ctx, tx);
  const categories = await listCategories(ctx, tx);
  const booths = await listBooths(ctx, tx);
  const catalogue = await catalogueFacts(ctx, tx);
  const successors = await selectSuccessors(ctx, tx);
  const ofProducts = [...catalogue.values()].map(({ region }) => [region.code, region.name] as const);
  return {
    regions: Object.fromEntries([...ofProducts, ...delegations.map(({ region }) => [region.code, region.name])]),
    categories: Object.fromEntries(categories.map((category) => [category.code, category.name])),
    booths: Object.fromEntries(booths.map((booth) => [booth.id, booth.number])),
    catalogue,
    successors,
  };
}

/** Only what these figures name, so that an answer tells nothing that its figures do not. */
export function labelsFor(figures: readonly Pick<Figure, 'scope'>[], names: Names): Labels {
  const labels: Labels = { regions: {}, categories: {}, products: {}, booths: {} };
  const addRegion = (code: string) => {
    const name = names.regions[code];
    if (name !== undefined) labels.regions[code] = name;
  };
  for (const { scope } of figures) {
    const { region, category, product, booth } = scope;
    if (region !== undefined) addRegion(region);
    const categoryName = names.categories[category ?? ''];
    if (category !== undefined && categoryName) labels.categories[category] = categoryName;
    const number = names.booths[booth ?? ''];
    if (booth !== undefined && number !== undefined) labels.booths[booth] = number;
    const fact = names.catalogue.get((product ?? '') as Id<'product'>);
    if (product === undefined || !fact) continue;
    addRegion(fact.region.code);
    labels.products[product] = { name: { ...fact.name }, region: fact.region.code, motif: fact.motif };
  }
  return labels;
}

/** The region of every product that figures may name. */
export function regionOfProduct(names: Names): (product: string) => string | undefined {
  return (product) => names.catalogue.get(product as Id<'product'>)?.region.code;
}

/** How many businesses offer something in each region and in each category. */
export function sellersOf({ catalogue }: Names): Sellers {
  const facts = [...catalogue.values()];
  return {
    regions: countBusinesses(facts.map((fact) => [fact.region.code, fact.business.id])),
    categories: countBusinesses(facts.map((fact) => [fact.category, fact.business.id])),
  };
}

function countBusinesses(pairs: readonly (readonly [part: string, business: string])[]): Record<string, number> {
  const groups = Map.groupBy(pairs, ([part]) => part);
  return Object.fromEntries(
    [...groups].map(([part, members]) => [part, new Set(members.map(([, business]) => business)).size]),
  );
}
