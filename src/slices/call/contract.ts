/** What the open call says to the rest of the house and to the API's callers. Browser-safe. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { MAX_AMOUNT } from '../../kinds/money.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { typedLine } from '../../platform/forms/typed-line.ts';
import { bilingual, id, regionCode } from '../editions/contract.ts';
import { type Answers, answers, question, questions } from './questions/contract.ts';

export const CALL_STATES = ['draft', 'open', 'closed', 'published'] as const;
export type CallState = (typeof CALL_STATES)[number];

export const APPLICATION_STATES = ['draft', 'submitted', 'accepted', 'waitlisted', 'refused', 'withdrawn'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** Products an application may hold, photographs a product. */
export const MAX_ITEMS = 20;
export const MAX_PHOTOS = 5;
/** Of the longest text, in characters. */
export const MAX_TEXT = 2_000;

const instant = z.int().min(0).max(8_640_000_000_000_000);
const line = typedLine(120);
const words = z.string().trim().max(MAX_TEXT);

export const criterionInput = z
  .strictObject({
    /** Lower-case words joined by hyphens; how scores name it. */
    code: z
      .string()
      .max(40)
      .regex(/^[a-z]+(-[a-z]+)*$/, 'lower-case words joined by hyphens'),
    name: z.strictObject({ id: line.min(1), en: line.min(1) }),
    help: bilingual,
    weight: z.int().min(1).max(100),
    /** Points run from 0 to this. */
    scale: z.int().min(1).max(10),
    /** A remark is required when the points are this or fewer; null: never, the scale: always. */
    remarkUpTo: z.int().min(0).max(10).nullable(),
  })
  .refine(({ remarkUpTo, scale }) => remarkUpTo === null || remarkUpTo <= scale, {
    path: ['remarkUpTo'],
    message: 'more than the scale',
  });
export type CriterionInput = z.input<typeof criterionInput>;

export const callInput = z
  .strictObject({
    /** Milliseconds since 1970. */
    opensAt: instant,
    closesAt: instant,
    /** Until when curators may score. */
    scoringUntil: instant,
    terms: bilingual,
    /** Curators see numbers instead of names. */
    blind: z.boolean(),
    barOwnDelegation: z.boolean(),
    /** Whoever took part in the series' last edition may not apply. */
    excludePrevious: z.boolean(),
    curatorsEach: z.int().min(1).max(9),
    criteria: z.array(criterionInput).min(1).max(20),
    /** Asked beyond the usual. */
    questions: questions.default([]),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, { path: ['closesAt'], message: 'before the opening' })
  .refine(({ closesAt, scoringUntil }) => closesAt <= scoringUntil, {
    path: ['scoringUntil'],
    message: 'before the closing of the call',
  })
  .refine(({ criteria }) => new Set(criteria.map(({ code }) => code)).size === criteria.length, {
    path: ['criteria'],
    message: 'two criteria with one code',
  });
export type CallInput = z.input<typeof callInput>;

export const criterion = z.object({
  code: z.string(),
  name: z.object({ id: z.string(), en: z.string() }),
  help: z.object({ id: z.string(), en: z.string() }),
  weight: z.int(),
  scale: z.int(),
  remarkUpTo: z.int().nullable(),
});
export type Criterion = z.infer<typeof criterion>;

/** The call as everybody may read it. Instants are milliseconds since 1970. */
export const call = z.object({
  state: z.enum(CALL_STATES),
  /** Applications are taken at this moment. */
  taking: z.boolean(),
  opensAt: z.int(),
  closesAt: z.int(),
  scoringUntil: z.int(),
  terms: z.object({ id: z.string(), en: z.string() }),
  blind: z.boolean(),
  barOwnDelegation: z.boolean(),
  excludePrevious: z.boolean(),
  curatorsEach: z.int(),
  publishedAt: z.int().nullable(),
  criteria: z.array(criterion),
  questions: z.array(question),
});
export type Call = z.infer<typeof call>;

/** A product of an application. A draft's may be half filled in; submitting checks. */
export const itemInput = z.strictObject({
  id: id<'item'>().exactOptional(),
  name: z.strictObject({ id: line, en: line }),
  description: z.strictObject({ id: words, en: words }),
  /** A category's code of the catalogue, or words of the applicant's own. */
  category: z.string().trim().max(80),
  /** Minor units of the edition's currency. */
  price: z.int().min(0).max(MAX_AMOUNT).nullable(),
  unit: z.string().trim().max(40),
  /** Ids of stored photographs, the first is the one that lists show. */
  photos: z.array(id<'photo'>()).max(MAX_PHOTOS),
});
export type ItemInput = z.input<typeof itemInput>;

/** What was agreed to, in the words that were shown (UU PDP 27/2022). */
const consentInput = z.strictObject({ purpose: z.string().trim().min(1).max(MAX_TEXT) });

/** What a draft may carry; what is left out stays as it is. */
const draftParts = {
  statement: words.exactOptional(),
  needs: words.exactOptional(),
  /** By the question's code; what is left out stays. */
  answers: answers.exactOptional(),
  items: z.array(itemInput).max(MAX_ITEMS).exactOptional(),
  /** Null takes a consent back. */
  consent: consentInput.nullable().exactOptional(),
};

export const startInput = z.strictObject({
  id: id<'application'>().exactOptional(),
  business: id<'business'>(),
});
export type StartInput = z.input<typeof startInput>;

export const draftInput = z.strictObject({
  application: id<'application'>(),
  /** The version that the writer had before them. */
  version: z.int().min(1),
  ...draftParts,
});
export type DraftInput = z.input<typeof draftInput>;

export const submitInput = z.strictObject({ application: id<'application'>(), version: z.int().min(1) });
export type SubmitInput = z.input<typeof submitInput>;

export const withdrawInput = z.strictObject({ application: id<'application'>() });
export type WithdrawInput = z.input<typeof withdrawInput>;

export const nominationInput = z.strictObject({
  id: id<'application'>().exactOptional(),
  business: id<'business'>(),
  ...draftParts,
});
export type NominationInput = z.input<typeof nominationInput>;

export const scoresInput = z.strictObject({
  application: id<'application'>(),
  /** What was touched; the other criteria keep what they have. Null takes points back. */
  scores: z
    .array(
      z.strictObject({
        criterion: z.string().max(40),
        points: z.int().min(0).max(10).nullable(),
        remark: z.string().trim().max(1_000),
      }),
    )
    .max(20),
  /** Says that this applicant is done. */
  finish: z.boolean(),
});
export type ScoresInput = z.input<typeof scoresInput>;

export const conflictInput = z.strictObject({
  application: id<'application'>(),
  reason: z.string().trim().min(1).max(500),
});
export type ConflictInput = z.input<typeof conflictInput>;

export const DECISIONS = ['accepted', 'waitlisted', 'refused'] as const;
export type Decision = (typeof DECISIONS)[number];

/** At once at most. */
export const MAX_AT_ONCE = 5_000;

/** How far the histories were that the decider had before them, in any order; what is left out is not compared. */
const seenHistories = z
  .array(z.strictObject({ application: id<'application'>(), seq: z.int().min(0) }))
  .max(MAX_AT_ONCE)
  .exactOptional();

export const decisionInput = z.strictObject({
  applications: z.array(id<'application'>()).min(1).max(MAX_AT_ONCE),
  decision: z.enum(DECISIONS),
  /** What the applicant reads; a refusal needs it in one language, which stands for the other. */
  reasons: bilingual,
  seen: seenHistories,
});
export type DecisionInput = z.input<typeof decisionInput>;

export const undoInput = z.strictObject({
  applications: z.array(id<'application'>()).min(1).max(MAX_AT_ONCE),
  seen: seenHistories,
});
export type UndoInput = z.input<typeof undoInput>;

export const waitlistInput = z.strictObject({
  region: regionCode,
  /** All who wait, in the order in which they shall. */
  order: z.array(id<'application'>()).max(10_000),
});
export type WaitlistInput = z.input<typeof waitlistInput>;

/** Who takes part by this call, as everybody may read it once the results are out. */
export const acceptedBusiness = z.object({ slug: z.string(), name: z.string(), region: z.string() });
export type AcceptedBusiness = z.infer<typeof acceptedBusiness>;

export interface Item {
  readonly id: Id<'item'>;
  readonly name: { readonly id: string; readonly en: string };
  readonly description: { readonly id: string; readonly en: string };
  readonly category: string;
  readonly price: number | null;
  readonly unit: string;
  readonly photos: readonly Id<'photo'>[];
}

/** An application in a list. Instants are milliseconds since 1970. */
export interface ApplicationLine {
  readonly id: Id<'application'>;
  readonly number: number;
  readonly business: { readonly id: Id<'business'>; readonly slug: string; readonly name: string };
  readonly region: { readonly code: RegionCode; readonly name: string };
  readonly state: ApplicationState;
  readonly nominated: boolean;
  readonly submittedAt: number | null;
  readonly waitlistPosition: number | null;
  /** Products, and how many of its curators have finished. */
  readonly items: number;
  readonly scored: number;
  readonly curators: number;
}

/** An application with all that was written in it. */
export interface Application {
  readonly id: Id<'application'>;
  readonly number: number;
  readonly business: {
    readonly id: Id<'business'>;
    readonly slug: string;
    readonly name: string;
    readonly madeUp: boolean;
  };
  readonly region: { readonly code: RegionCode; readonly name: string };
  readonly state: ApplicationState;
  readonly version: number;
  readonly statement: string;
  readonly needs: string;
  /** By the code of the call's question. */
  readonly answers: Answers;
  readonly consent: { readonly at: number; readonly purpose: string } | null;
  readonly nominated: boolean;
  /** It was begun from an application for an earlier edition. */
  readonly copied: boolean;
  readonly madeAt: number;
  readonly submittedAt: number | null;
  readonly decidedAt: number | null;
  /** Of the decision, in both languages; the applicant reads them once the results are published. */
  readonly reasons: { readonly id: string; readonly en: string };
  readonly waitlistPosition: number | null;
  readonly items: readonly Item[];
}

/** `K-007`: how an application is called where its name is hidden. */
export function applicationCode(number: number): string {
  return `K-${String(number).padStart(3, '0')}`;
}
