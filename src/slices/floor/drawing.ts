/** What is drawn on a plan, and how a change of it is written. Browser-safe: the editor and the server read the same. Lengths are millimetres. */
import { z } from 'zod';
import { typedLine } from '../../platform/forms/typed-line.ts';
import { boothNumber, clusterCode } from './contract.ts';
import { FEATURE_KINDS } from './kinds-of-feature.ts';
import { id } from './wire.ts';

/** A hall is at most a kilometre wide. */
const MOST = 1_000_000;
const offset = z.int().min(0).max(MOST);
const length = z.int().min(1).max(MOST);
const side = z.int().min(1_000).max(MOST);
const point = z.tuple([offset, offset]);

/** Corners from the thing's own upper left corner; null for the rectangle of its width and depth. */
const outline = z.array(point).min(3).max(60).nullable();

const hallThing = z.strictObject({
  kind: z.literal('hall'),
  id: id<'hall'>(),
  /** Left out: the one that it was in, a new hall in the main one. What comes from the server always says. */
  venue: id<'venue'>().exactOptional(),
  name: typedLine(120).min(1),
  place: typedLine(120),
  position: z.int().min(0).max(1_000),
  width: side,
  depth: side,
  outline,
});

const clusterThing = z.strictObject({
  kind: z.literal('cluster'),
  id: clusterCode,
  name: z.strictObject({ id: z.string().trim().max(60), en: z.string().trim().max(60) }),
  colour: z.int().min(0).max(7),
});

const placed = { x: offset, y: offset, width: length, depth: length, outline };

const featureThing = z.strictObject({
  kind: z.literal('feature'),
  id: id<'feature'>(),
  hall: id<'hall'>(),
  type: z.enum(FEATURE_KINDS),
  label: z.string().trim().max(60),
  ...placed,
});

export const BOOTH_STATES = ['open', 'held', 'blocked'] as const;
export type BoothState = (typeof BOOTH_STATES)[number];

const boothThing = z.strictObject({
  kind: z.literal('booth'),
  id: id<'booth'>(),
  hall: id<'hall'>(),
  number: boothNumber,
  cluster: clusterCode,
  state: z.enum(BOOTH_STATES),
  reason: z.string().trim().max(200),
  tables: z.int().min(0).max(99),
  chairs: z.int().min(0).max(99),
  amperes: z.int().min(0).max(999),
  ...placed,
});

export type HallThing = z.infer<typeof hallThing>;
export type ClusterThing = z.infer<typeof clusterThing>;
export type FeatureThing = z.infer<typeof featureThing>;
export type BoothThing = z.infer<typeof boothThing>;

export const thing = z.discriminatedUnion('kind', [hallThing, clusterThing, featureThing, boothThing]);
export type Thing = z.infer<typeof thing>;
/** What lies in a hall. */
export type PlacedThing = FeatureThing | BoothThing;

const thingKey = z.string().regex(/^(hall|cluster|feature|booth)\/.{1,60}$/);

/** A thing as it is to be; null takes it away. The whole thing, so that the change is the same however often it is made. */
export const change = z.strictObject({ key: thingKey, after: thing.nullable() });
export type Change = z.infer<typeof change>;

export const planChanges = z.strictObject({
  /** The version that the drawing was at; what others changed since is laid under it where it touches other things. */
  base: z.int().min(0),
  /** Lay it over what others did to the same things since. */
  force: z.boolean().exactOptional(),
  changes: z.array(change).min(1).max(2_000),
});
export type PlanChanges = z.input<typeof planChanges>;

export const planSaved = z.object({
  version: z.int(),
  /** What others had changed since `base`, to be laid into the editor's drawing. */
  others: z.array(change),
});
export interface PlanSaved {
  readonly version: number;
  readonly others: Change[];
}

export type Drawing = ReadonlyMap<string, Thing>;

export function keyOf(of: Pick<Thing, 'kind' | 'id'>): string {
  return `${of.kind}/${of.id}`;
}

export function drawingOf(things: readonly Thing[]): Drawing {
  return new Map(things.map((each) => [keyOf(each), each]));
}

export function boothsIn(drawing: Drawing): BoothThing[] {
  return [...drawing.values()].filter((each) => each.kind === 'booth');
}
