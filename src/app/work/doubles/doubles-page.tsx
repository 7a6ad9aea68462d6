import { Form, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router';
import { isId } from '../../../kinds/id.ts';
import { formatCount } from '../../../kinds/money.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import {
  Ask,
  Badge,
  Button,
  Card,
  EmptyState,
  LinkButton,
  Notice,
  PageHead,
  SelectField,
} from '../../../platform/ui/index.ts';
import { applicationCode } from '../../../slices/call/contract.ts';
import { StateBadge } from '../../../slices/call/pages/parts.tsx';
import { getEditionFacts } from '../../../slices/editions/index.ts';
import { type Likeness, mergeInput } from '../../../slices/exhibitors/index.ts';
import { kindName } from '../../../slices/exhibitors/labels.ts';
import { showPhone } from '../../../slices/exhibitors/rules/phone.ts';
import { className } from '../../apply/class-name.ts';
import type { Route } from './+types/doubles-page';
import { type Entry, listEntries, type Pair } from './list-entries.ts';
import { mergeDoubles } from './merge-doubles.ts';

export const handle: PageHandle = { access: 'businesses.merge' };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    currency: (await getEditionFacts(ctx, tx)).currency,
    ...(await listEntries(ctx, tx)),
  }));
}

const PARTS = ['name', 'story', 'whatsapp', 'contactEmail', 'class'] as const;
type Part = (typeof PARTS)[number];

export async function action({ request, context }: Route.ActionArgs): Promise<{ readonly code: string } | Response> {
  const ctx = editionOf(context);
  const form = await request.formData();
  const [first, second, keep] = ['first', 'second', 'keep'].map((name) => form.get(name));
  if (!isId(first) || !isId(second) || (keep !== first && keep !== second)) throw new DomainError(common.invalid);
  const drop = keep === first ? second : first;
  const take = Object.fromEntries(PARTS.map((part) => [part, form.get(part) === drop ? 'drop' : 'keep']));
  try {
    const input = mergeInput.parse({ keep, drop, take });
    await servicesOf(context).runner.command(ctx, (tx) => mergeDoubles(ctx, tx, input));
  } catch (error) {
    if (error instanceof DomainError && /^(exhibitors|call)\.|^request\.forbidden$/.test(error.code))
      return { code: error.code };
    throw error;
  }
  return redirect(pathIn(ctx.locale, `/kerja/${ctx.slug}/pencalonan/ganda?digabung=1`));
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_doubles()} · ${m.platform_brand()}` }];

function refusal(code: string): string {
  const words: Readonly<Record<string, () => string>> = {
    'exhibitors.keep-the-other': m.app_doubles_keep_other,
    'exhibitors.both-take-part': m.app_doubles_both,
    'exhibitors.merged-already': m.app_doubles_already,
    'request.forbidden': m.app_doubles_forbidden,
  };
  return (words[code] ?? m.app_doubles_failed)();
}

export default function DoublesPage() {
  const { slug, currency, pairs, count } = useLoaderData<typeof loader>();
  const told = useActionData<{ readonly code: string }>();
  const [asked] = useSearchParams();
  const above = [{ href: pathIn(getLocale(), `/kerja/${slug}/pencalonan`), label: m.call_nominate_title() }];
  return (
    <>
      <PageHead title={m.app_doubles()} lead={m.app_doubles_lead()} above={above} />
      <div className="grid gap-5">
        {told && <Notice kind="danger" title={refusal(told.code)} />}
        {!told && asked.has('digabung') && <Notice kind="success" title={m.app_doubles_done()} />}
        {pairs.length === 0 && (
          <EmptyState title={m.app_doubles_none()} code={slug}>
            <p>{m.app_doubles_none_text()}</p>
          </EmptyState>
        )}
        {pairs.map((pair) => (
          <PairCard
            key={`${pair.first.profile.id} ${pair.second.profile.id}`}
            pair={pair}
            slug={slug}
            currency={currency}
          />
        ))}
        {count > pairs.length && <p className="text-ink-2">{m.app_doubles_more({ count: count - pairs.length })}</p>}
      </div>
    </>
  );
}

function likenessWords(likeness: Likeness): string {
  return { name: m.app_doubles_same_name, nib: m.app_doubles_same_nib, phone: m.app_doubles_same_phone }[likeness]();
}

const FAR = ['withdrawn', 'draft', 'refused', 'submitted', 'waitlisted', 'accepted'];
const far = ({ application }: Entry) => FAR.indexOf(application?.state ?? '');

interface PairCardProps {
  readonly pair: Pair;
  readonly slug: string;
  readonly currency: string;
}

/** What will become of the two, before anybody presses anything: by what each has at the edition. */
function whatHappens(first: Entry, second: Entry): string {
  const parts = [first, second].filter(({ part }) => part.takesPart);
  if (parts.length === 2) return m.app_doubles_will_not();
  const [only] = parts;
  return only ? m.app_doubles_will_keep({ name: only.profile.name }) : m.app_doubles_text();
}

function PairCard({ pair, slug, currency }: PairCardProps) {
  const { first, second, likeness } = pair;
  const entries = [first, second];
  const ahead = far(second) > far(first) ? second : first;
  // Who takes part is the one to keep.
  const better = first.part.takesPart === second.part.takesPart ? ahead : first.part.takesPart ? first : second;
  const other = better === first ? second : first;
  const named = ({ profile, application }: Entry) =>
    application ? `${profile.name} (${applicationCode(application.number)})` : profile.name;
  const choices = entries.map((entry) => ({ value: entry.profile.id, label: named(entry) }));
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {first.profile.name}
          {likeness.map((each) => (
            <Badge key={each} tone="gold">
              {likenessWords(each)}
            </Badge>
          ))}
        </span>
      }
    >
      <div className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          {entries.map((entry) => (
            <EntryFacts key={entry.profile.id} entry={entry} slug={slug} currency={currency} />
          ))}
        </div>
        <Ask label={m.app_doubles_merge()}>
          <Form method="post" className="grid gap-4">
            <SentField />
            <input type="hidden" name="first" value={first.profile.id} />
            <input type="hidden" name="second" value={second.profile.id} />
            <SelectField
              name="keep"
              label={m.app_doubles_keep()}
              hint={m.app_doubles_keep_hint()}
              choices={choices}
              defaultValue={better.profile.id}
            />
            {PARTS.map((part) => {
              const texts = entries.map((entry) => ({ value: entry.profile.id, label: partText(entry, part) }));
              const [one, two] = texts;
              if (!one || !two || one.label === two.label) return null;
              const full = partText(better, part) === '' ? other : better;
              return (
                <SelectField
                  key={part}
                  name={part}
                  label={partName(part)}
                  choices={texts.map(({ value, label }) => ({
                    value,
                    label: label.slice(0, 90) || m.app_doubles_empty(),
                  }))}
                  defaultValue={full.profile.id}
                />
              );
            })}
            <p className="text-sm">{whatHappens(first, second)}</p>
            <div>
              <Button>{m.app_doubles_merge_sure()}</Button>
            </div>
          </Form>
        </Ask>
      </div>
    </Card>
  );
}

function partName(part: Part): string {
  return {
    name: m.call_apply_business,
    story: m.call_apply_story,
    whatsapp: m.call_apply_whatsapp,
    contactEmail: m.call_apply_contact_email,
    class: m.call_apply_class,
  }[part]();
}

function partText({ profile }: Entry, part: Part): string {
  if (part === 'story') return profile.story.id || profile.story.en;
  if (part === 'whatsapp') return profile.whatsapp === null ? '' : showPhone(profile.whatsapp);
  if (part === 'class') return profile.class ? className(profile.class.basis, profile.class.class) : '';
  return profile[part] ?? '';
}

function partWords({ products, booths, sold }: Entry['part'], currency: string): string {
  const locale = getLocale();
  return [
    booths.length > 0 ? m.app_overview_booth({ booths: booths.join(', ') }) : m.app_overview_no_booth(),
    m.app_doubles_products({ count: formatCount(products, locale) }),
    m.app_doubles_sold({ amount: moneyText(sold, currency) }),
  ].join(' · ');
}

interface EntryFactsProps {
  readonly entry: Entry;
  readonly slug: string;
  readonly currency: string;
}

function EntryFacts({ entry, slug, currency }: EntryFactsProps) {
  const { profile, application, owners, part } = entry;
  const facts: readonly (readonly [string, string])[] = [
    [m.call_region(), profile.region.name],
    [m.call_apply_whatsapp(), partText(entry, 'whatsapp')],
    [m.call_apply_contact_email(), profile.contactEmail ?? ''],
    [m.call_permits(), profile.identifiers.map(({ kind, value }) => `${kindName(kind)} ${value}`).join(', ')],
    [m.call_items(), application ? String(application.items) : ''],
    [m.call_owners(), owners.join(', ')],
    [m.app_doubles_part(), part.takesPart ? partWords(part, currency) : m.app_doubles_no_part()],
  ];
  return (
    <section className="grid content-start gap-2 rounded-s border border-line p-4">
      <h3 className="text-base">{profile.name}</h3>
      {application ? (
        <p className="flex flex-wrap items-center gap-2">
          <LinkButton
            href={pathIn(getLocale(), `/kerja/${slug}/panggilan/peserta/${application.id}`)}
            size="small"
            tone="outline"
          >
            {applicationCode(application.number)}
          </LinkButton>
          <StateBadge state={application.state} />
          {application.nominated && <Badge>{m.call_nominated()}</Badge>}
        </p>
      ) : (
        <p className="text-ink-2">{m.app_doubles_no_application()}</p>
      )}
      <dl className="grid gap-1.5 text-sm">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt className="font-semibold text-ink-2">{term}</dt>
            <dd className="break-words">{text || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
