import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatDay, formatInstant } from '../../../kinds/time.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import {
  editionOf,
  type PageHandle,
  pageRequest,
  reachOfPage,
  servicesOf,
} from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, Card, Notice, PageHead, TextAreaField, TextField } from '../../../platform/ui/index.ts';
import { getEditionFacts, listDelegations } from '../../editions/index.ts';
import type { IdentifierEvent } from '../contract.ts';
import { getIdentifier, rejectIdentifier, reopenIdentifier, verifyIdentifier } from '../index.ts';
import { kindName } from '../labels.ts';
import { readPirt } from '../rules/pirt.ts';
import { IdentifierFacts } from './IdentifierFacts.tsx';

export const handle: PageHandle = { access: 'identifiers.read' };

function idIn(params: LoaderFunctionArgs['params']): Id<'identifier'> {
  const { identifier } = params;
  if (!isId(identifier)) throw new DomainError(common['not-found']);
  return identifier as Id<string> as Id<'identifier'>;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    zone: (await getEditionFacts(ctx, tx)).zone,
    identifier: await getIdentifier(ctx, tx, reachOfPage(context), idIn(params)),
    regions: Object.fromEntries((await listDelegations(ctx, tx)).map(({ region }) => [region.code, region.fullName])),
    decides: allowing(ctx.actor, ctx.organiser, 'identifiers.verify').length > 0,
  }));
}

interface Told {
  readonly code: string;
  readonly wanted: string;
  readonly typed: { readonly text: string; readonly expiresOn: string };
}

export async function action({ request, params, context }: ActionFunctionArgs): Promise<Told | Response> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const form = await request.formData();
  const identifier = idIn(params);
  const text = String(form.get('text') ?? '').trim();
  const expiresOn = String(form.get('expiresOn') ?? '');
  const wanted = String(form.get('do'));
  try {
    await runner.command(ctx, (tx) => {
      if (wanted === 'verify')
        return verifyIdentifier(ctx, tx, { identifier, evidence: text, expiresOn: expiresOn || null });
      if (wanted === 'reject') return rejectIdentifier(ctx, tx, { identifier, reason: text });
      return reopenIdentifier(ctx, tx, { identifier, reason: text });
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, wanted, typed: { text, expiresOn } };
  }
  const { locale } = context.get(pageRequest);
  return redirect(pathIn(locale, `/kerja/${ctx.slug}/identitas/${identifier}`));
}

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_checks()} · ${m.platform_brand()}` }];

function refusalWords(code: string): string {
  const words: Readonly<Record<string, () => string>> = {
    'request.invalid': m.exhibitors_text_missing,
    'exhibitors.personal-number': m.exhibitors_personal_number,
    'exhibitors.identifier-owned': m.exhibitors_owned,
    'exhibitors.identifier-twice': m.exhibitors_twice,
    'exhibitors.one-nib': m.exhibitors_one_nib,
    'exhibitors.identifier-state': m.exhibitors_moved_on,
  };
  return (words[code] ?? m.exhibitors_refused)();
}

export default function IdentifierPage() {
  const { slug, zone, identifier, regions, decides } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  const { business, kind, value, state, history } = identifier;
  const pirt = kind === 'pirt' ? readPirt(value.replace('-', '')) : undefined;
  return (
    <>
      <PageHead
        title={`${kindName(kind)} · ${business.name}`}
        lead={business.regionName}
        above={[{ href: pathIn(locale, `/kerja/${slug}/identitas`), label: m.exhibitors_checks() }]}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="grid gap-5">
          <Card>
            <IdentifierFacts identifier={identifier} regions={regions} />
          </Card>
          {pirt && pirt.region !== business.region && (
            <Notice kind="warn" title={m.exhibitors_other_region({ region: regions[pirt.region] ?? pirt.region })}>
              {m.exhibitors_other_region_text()}
            </Notice>
          )}
          <Card title={m.exhibitors_history()}>
            <ol className="grid gap-3">
              {history.map((event) => (
                <li key={`${event.at} ${event.kind}`} className="border-line border-l-4 pl-3">
                  <p className="font-semibold">{eventWords(event)}</p>
                  <p className="text-ink-2 text-sm">
                    {formatInstant(event.at, zone, locale)} · {event.by ?? m.exhibitors_by_nobody()}
                  </p>
                  {event.text && <p className="text-sm">{event.text}</p>}
                </li>
              ))}
            </ol>
          </Card>
        </div>
        {decides && state !== 'withdrawn' && (
          <div className="grid gap-5">
            {told && <Notice kind="danger" title={refusalWords(told.code)} />}
            {state !== 'verified' && <Decide wanted="verify" told={told} />}
            {state === 'verified' && <Decide wanted="verify" told={told} again />}
            {state !== 'rejected' && <Decide wanted="reject" told={told} />}
            {state !== 'claimed' && <Decide wanted="reopen" told={told} />}
          </div>
        )}
      </div>
    </>
  );
}

function eventWords({ kind, expiresOn, byOwner }: IdentifierEvent): string {
  const words = {
    claimed: byOwner ? m.exhibitors_event_claimed : m.exhibitors_event_recorded,
    verified: m.exhibitors_event_verified,
    rejected: m.exhibitors_event_rejected,
    reopened: m.exhibitors_event_reopened,
    withdrawn: m.exhibitors_event_withdrawn,
  }[kind]();
  return expiresOn ? `${words}. ${m.exhibitors_good_until({ day: formatDay(expiresOn, getLocale(), false) })}` : words;
}

interface DecideProps {
  readonly wanted: 'verify' | 'reject' | 'reopen';
  readonly told: Told | undefined;
  readonly again?: boolean;
}

/** One decision with its reason. */
function Decide({ wanted, told, again = false }: DecideProps) {
  const typed = told?.wanted === wanted ? told.typed : undefined;
  const words = {
    verify: {
      title: again ? m.exhibitors_verify_again() : m.exhibitors_verify(),
      label: m.exhibitors_evidence(),
      hint: m.exhibitors_evidence_hint(),
      button: m.exhibitors_verify(),
    },
    reject: {
      title: m.exhibitors_reject(),
      label: m.exhibitors_why(),
      hint: m.exhibitors_why_hint(),
      button: m.exhibitors_reject(),
    },
    reopen: {
      title: m.exhibitors_reopen(),
      label: m.exhibitors_why(),
      hint: m.exhibitors_reopen_hint(),
      button: m.exhibitors_reopen(),
    },
  }[wanted];
  return (
    <Card title={words.title}>
      <form method="post" className="grid gap-4">
        <SentField />
        <TextAreaField
          name="text"
          label={words.label}
          hint={words.hint}
          rows={2}
          maxLength={500}
          defaultValue={typed?.text}
        />
        {wanted === 'verify' && (
          <TextField
            name="expiresOn"
            type="date"
            label={m.exhibitors_expires_on()}
            hint={m.exhibitors_expires_on_hint()}
            optional
            defaultValue={typed?.expiresOn}
          />
        )}
        <Button
          name="do"
          value={wanted}
          tone={wanted === 'verify' ? 'primary' : wanted === 'reject' ? 'danger' : 'outline'}
        >
          {words.button}
        </Button>
      </form>
    </Card>
  );
}
