import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { Id } from '../../../kinds/id.ts';
import { isId } from '../../../kinds/id.ts';
import { isRegionCode } from '../../../kinds/region.ts';
import { allowing } from '../../../platform/authz/access.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { editionOf, type PageHandle, reachOfPage, servicesOf } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { Button, Card, Notice, PageHead } from '../../../platform/ui/index.ts';
import { getEditionFacts } from '../../editions/index.ts';
import { applicationCode } from '../contract.ts';
import { fillPlaces, listWaitlists, orderWaitlist, type Waitlist } from '../index.ts';
import { type Fault, faultOf, faultWords } from './words.ts';

export const handle: PageHandle = { access: 'call.waitlist' };

export async function loader({ context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone, slug } = await getEditionFacts(ctx, tx);
    return {
      zone,
      slug,
      decides: allowing(ctx.actor, ctx.organiser, 'call.decide').length > 0,
      lists: await listWaitlists(ctx, tx, reachOfPage(context)),
    };
  });
}

type Told = { readonly promoted: number } | { readonly moved: true } | { readonly fault: Fault };

/** `do` is `fill`, or `up:ID` / `down:ID`; `order` is the list as the page showed it. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner } = servicesOf(context);
  const fields = await request.formData();
  const region = fields.get('region');
  const [wanted, id] = String(fields.get('do')).split(':');
  if (!isRegionCode(region)) throw new DomainError(common.invalid);
  try {
    if (wanted === 'fill') return { promoted: await runner.command(ctx, (tx) => fillPlaces(ctx, tx, { region })) };
    const order = String(fields.get('order')).split(' ').filter(isId) as Id<'application'>[];
    const at = order.indexOf(id as Id<'application'>);
    const to = wanted === 'up' ? at - 1 : at + 1;
    const [moving, other] = [order[at], order[to]];
    if (moving === undefined || other === undefined) throw new DomainError(common.invalid);
    const moved = order.with(at, other).with(to, moving);
    await runner.command(ctx, (tx) => orderWaitlist(ctx, tx, { region, order: moved }));
    return { moved: true };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

export const meta: MetaFunction = () => [{ title: `${m.call_waitlist()} · ${m.platform_brand()}` }];

export default function WaitlistPage() {
  const { zone, slug, lists, decides } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const at = pathIn(getLocale(), `/kerja/${slug}/panggilan`);
  return (
    <>
      <PageHead title={m.call_waitlist()} lead={m.call_waitlist_lead()} above={[{ href: at, label: m.call_title() }]} />
      <div className="grid gap-5">
        {told && 'promoted' in told && (
          <Notice kind="success" title={m.call_waitlist_promoted({ count: told.promoted })} />
        )}
        {told && 'moved' in told && <Notice kind="success" title={m.call_waitlist_moved()} />}
        {told && 'fault' in told && <Notice kind="danger" title={faultWords(told.fault, zone)} />}
        {lists.map((list) => (
          <Region key={list.region.code} list={list} decides={decides} at={at} />
        ))}
      </div>
    </>
  );
}

interface RegionProps {
  readonly list: Waitlist;
  readonly decides: boolean;
  readonly at: string;
}

function Region({ list, decides, at }: RegionProps) {
  const { region, quota, taken, offered, waiting } = list;
  return (
    <Card title={region.name} actions={<span className="text-ink-2 text-sm">{m.call_quota_of({ taken, quota })}</span>}>
      <Form method="post" className="grid gap-4">
        <SentField />
        <input type="hidden" name="region" value={region.code} />
        <input type="hidden" name="order" value={waiting.map(({ id }) => id).join(' ')} />
        {offered > 0 && (
          <Notice
            kind="warn"
            title={m.call_waitlist_free({ count: offered })}
            actions={
              decides && (
                <Button name="do" value="fill">
                  {m.call_waitlist_fill({ count: offered })}
                </Button>
              )
            }
          />
        )}
        {waiting.length === 0 ? (
          <p className="text-ink-2">{m.call_waitlist_nobody()}</p>
        ) : (
          <ol className="grid gap-1">
            {waiting.map((line, index) => (
              <li key={line.id} className="flex items-center gap-3 border-line border-t py-1">
                <b className="tabular w-7 flex-none text-right">{index + 1}</b>
                <a href={`${at}/peserta/${line.id}`} className="min-w-0 flex-1 py-3 underline">
                  {line.name}{' '}
                  <span className="whitespace-nowrap text-ink-2 text-sm">{applicationCode(line.number)}</span>
                </a>
                <Button
                  name="do"
                  value={`up:${line.id}`}
                  tone="outline"
                  disabled={index === 0}
                  aria-label={m.call_move_up({ name: line.name })}
                >
                  ↑
                </Button>
                <Button
                  name="do"
                  value={`down:${line.id}`}
                  tone="outline"
                  disabled={index === waiting.length - 1}
                  aria-label={m.call_move_down({ name: line.name })}
                >
                  ↓
                </Button>
              </li>
            ))}
          </ol>
        )}
      </Form>
    </Card>
  );
}
