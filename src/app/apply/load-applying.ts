/** What every page of an application's steps knows. */
import type { LoaderFunctionArgs } from 'react-router';
import type { Id } from '../../kinds/id.ts';
import { isId } from '../../kinds/id.ts';
import { formatInstant } from '../../kinds/time.ts';
import type { Tx } from '../../platform/db/database.ts';
import { editionOf, servicesOf } from '../../platform/page/page-context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { Application } from '../../slices/call/contract.ts';
import { findApplicationOf, findCall } from '../../slices/call/index.ts';
import type { Question } from '../../slices/call/questions/contract.ts';
import { listMissing, type Missing } from '../../slices/call/rules/list-missing.ts';
import { type AtEdition, getEditionFacts } from '../../slices/editions/index.ts';
import type { Profile } from '../../slices/exhibitors/contract.ts';
import { getProfile } from '../../slices/exhibitors/index.ts';
import { homeOf } from './home-of.ts';
import type { Step } from './steps.ts';

export interface Applying {
  readonly slug: string;
  /** Where the reader goes back to. */
  readonly home: string;
  readonly edition: { readonly name: string; readonly currency: string; readonly zone: string };
  readonly profile: Profile;
  readonly application: Application | undefined;
  /** The draft may be written now. */
  readonly writable: boolean;
  /** Until when, in words. */
  readonly closes: string | undefined;
  readonly missing: readonly Missing[];
  /** The organiser's own questions. */
  readonly questions: readonly Question[];
  readonly done: Readonly<Record<Exclude<Step, 'kirim'>, boolean>>;
}

/** The business that a page's address names. @throws `request.not-found` for what is no id. */
export function businessIn(params: LoaderFunctionArgs['params']): Id<'business'> {
  const { business } = params;
  if (!isId(business)) throw new DomainError(common['not-found']);
  return business as Id<string> as Id<'business'>;
}

/** A page of a business that does not exist is no page. */
export function asNotFound(error: unknown): never {
  const unknown = error instanceof DomainError && error.code === 'exhibitors.unknown-business';
  throw unknown ? new DomainError(common['not-found']) : error;
}

/** Nobody reads a decision before the results are published. */
function asTheApplicantSees(application: Application, published: boolean): Application {
  const decided = ['accepted', 'waitlisted', 'refused'].includes(application.state);
  if (published || !decided) return application;
  return { ...application, state: 'submitted', decidedAt: null, reasons: { id: '', en: '' }, waitlistPosition: null };
}

export async function findApplying(ctx: AtEdition, tx: Tx, slug: string, business: Id<'business'>): Promise<Applying> {
  const profile = await getProfile(ctx, tx, business).catch(asNotFound);
  const edition = await getEditionFacts(ctx, tx);
  const call = await findCall(ctx, tx);
  const found = await findApplicationOf(ctx, tx, business);
  const application = found && asTheApplicantSees(found, call?.state === 'published');
  const missing = application ? listMissing(application, call?.questions ?? []) : [];
  return {
    slug,
    home: homeOf({ ...ctx, slug }, business, found?.id),
    edition: { name: edition.name, currency: edition.currency, zone: edition.zone },
    profile,
    application,
    writable: application?.state === 'draft' && call?.taking === true,
    closes: call?.taking ? formatInstant(call.closesAt, edition.zone, ctx.locale) : undefined,
    missing,
    questions: call?.questions ?? [],
    done: {
      profil: profile.story.id !== '' && (profile.whatsapp !== null || profile.contactEmail !== null),
      produk: application !== undefined && !missing.some((each) => each.startsWith('items')),
      izin: profile.identifiers.some(({ state }) => state !== 'rejected'),
      pernyataan: application !== undefined && !missing.some((each) => !each.startsWith('items')),
    },
  };
}

/** For the loader of a step. @throws `request.forbidden` for a business out of reach. */
export async function loadApplying<T extends object>(
  { params, context }: LoaderFunctionArgs,
  more: (ctx: AtEdition, tx: Tx, applying: Applying) => Promise<T>,
): Promise<Applying & T> {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const applying = await findApplying(ctx, tx, ctx.slug, businessIn(params));
    return { ...applying, ...(await more(ctx, tx, applying)) };
  });
}
