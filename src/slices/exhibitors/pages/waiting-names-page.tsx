import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type Id, isId } from '../../../kinds/id.ts';
import { formatInstant } from '../../../kinds/time.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Ask, Button, Card, EmptyState, Notice, PageHead, TextField } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { decideName, listWaitingNames } from '../index.ts';

export const handle: PageHandle = { access: 'identifiers.verify' };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => ({
    slug: ctx.slug,
    zone: (await getEditionFacts(ctx, tx)).zone,
    saved: new URL(request.url).searchParams.has('tersimpan'),
    items: await listWaitingNames(ctx, tx),
  }));
}

interface Refused {
  readonly why: 'moved' | 'reason' | 'number';
  readonly business: string;
  readonly reason: string;
}

const WHY: Readonly<Record<string, Refused['why']>> = {
  'exhibitors.name-moved': 'moved',
  'exhibitors.personal-number': 'number',
  'request.invalid': 'reason',
};

export async function action({ request, context }: ActionFunctionArgs): Promise<Response | Refused> {
  const ctx = editionOf(context);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const business = text('business');
  if (!isId(business)) throw new DomainError(common['not-found']);
  const reason = text('reason');
  try {
    await servicesOf(context).runner.command(ctx, (tx) =>
      decideName(ctx, tx, {
        business: business as Id<'business'>,
        name: text('name'),
        ...(form.get('do') === 'refuse' ? { refused: reason } : {}),
      }),
    );
  } catch (error) {
    const why = error instanceof DomainError ? WHY[error.code] : undefined;
    if (why === undefined) throw error;
    return { why, business, reason };
  }
  return redirect(`${pathIn(ctx.locale, `/kerja/${ctx.slug}/nama-usaha`)}?tersimpan=ya`);
}

export const meta: MetaFunction = () => [{ title: `${m.exhibitors_names()} · ${m.platform_brand()}` }];

/** New names that businesses ask for; until somebody has looked, the accepted ones stand everywhere. Works without a script. */
export default function WaitingNamesPage() {
  const { slug, zone, saved, items } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const locale = getLocale();
  return (
    <>
      <PageHead
        title={m.exhibitors_names()}
        lead={m.exhibitors_names_lead()}
        above={[{ href: pathIn(locale, `/kerja/${slug}/identitas`), label: m.exhibitors_checks() }]}
      />
      <div className="grid max-w-3xl gap-5">
        {refused?.why === 'moved' && <Notice kind="warn" title={m.exhibitors_name_moved()} />}
        {saved && !refused && <Notice kind="success" title={m.exhibitors_name_decided()} />}
        {items.length === 0 && (
          <EmptyState title={m.exhibitors_names_none()}>{m.exhibitors_names_none_text()}</EmptyState>
        )}
        {items.map((item) => (
          <Card key={item.id} title={item.name}>
            <p className="text-ink-2">
              {m.exhibitors_name_now({
                name: item.before,
                region: item.region,
                at: formatInstant(item.at, zone, locale),
              })}
            </p>
            <div className="mt-4 grid gap-4">
              <Decide item={item} refused={refused?.business === item.id ? refused : undefined} />
            </div>
          </Card>
        ))}
      </div>
    </>
  );
}

interface DecideProps {
  readonly item: { readonly id: string; readonly name: string };
  readonly refused: Refused | undefined;
}

function Decide({ item, refused }: DecideProps) {
  const seen = (
    <>
      <input type="hidden" name="business" value={item.id} />
      <input type="hidden" name="name" value={item.name} />
    </>
  );
  const wrong = {
    moved: undefined,
    reason: m.exhibitors_name_reason_missing(),
    number: m.exhibitors_name_reason_number(),
  };
  const why = refused && wrong[refused.why];
  const form = (
    <Form method="post" className="grid gap-3">
      <SentField />
      {seen}
      <TextField
        name="reason"
        label={m.exhibitors_name_reason()}
        maxLength={300}
        defaultValue={refused?.reason ?? ''}
        error={why}
      />
      <div>
        <Button name="do" value="refuse" tone="outline">
          {m.exhibitors_name_refuse_sure()}
        </Button>
      </div>
    </Form>
  );
  return (
    <>
      <Form method="post">
        <SentField />
        {seen}
        <Button name="do" value="accept">
          {m.exhibitors_name_accept()}
        </Button>
      </Form>
      {why ? form : <Ask label={m.exhibitors_name_refuse()}>{form}</Ask>}
    </>
  );
}
