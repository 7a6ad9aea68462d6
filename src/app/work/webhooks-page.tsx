import { Form, useActionData, useLoaderData } from 'react-router';
import { systemClock } from '../../kinds/time.ts';
import { SentField } from '../../platform/forms/SentField.tsx';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { sealerOf } from '../../platform/secrets/sealer.ts';
import { Button, Card, EmptyState, PageHead } from '../../platform/ui/index.ts';
import {
  addEndpoint,
  changeEndpoint,
  type Delivery,
  listDeliveries,
  listEndpoints,
  listSetAside,
  removeEndpoint,
  replayDeliveries,
  retrySetAside,
  rotateSecret,
  type SetAside,
  sendTest,
} from '../../platform/webhooks/index.ts';
import { getEditionFacts } from '../../slices/editions/index.ts';
import { readAct, readDeliveryQuery } from '../webhooks/read-forms.ts';
import type { Route } from './+types/webhooks-page';
import { AsideNews } from './webhooks/AsideNews.tsx';
import { Deliveries } from './webhooks/Deliveries.tsx';
import { EndpointCard } from './webhooks/EndpointCard.tsx';
import { EndpointFields } from './webhooks/EndpointFields.tsx';
import { Answer, type Told } from './webhooks/Told.tsx';

export const handle: PageHandle = { access: 'webhooks.manage' };

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  const search = new URL(request.url).searchParams;
  return servicesOf(context).runner.query(ctx, async (tx) => {
    const { zone } = await getEditionFacts(ctx, tx);
    const query = readDeliveryQuery(search, zone);
    const endpoints = await listEndpoints(ctx, tx);
    const deliveries = await listDeliveries(ctx, tx, query.filter, { after: query.after, limit: 25 });
    const aside = await listSetAside(ctx, tx);
    return { slug: ctx.slug, zone, endpoints, deliveries, aside, asked: query.asked };
  });
}

const REFUSALS: Readonly<Record<string, 'refused' | 'too-many' | 'gone'>> = {
  'webhooks.url-refused': 'refused',
  'webhooks.too-many-endpoints': 'too-many',
  'webhooks.endpoint-unknown': 'gone',
};

export async function action({ request, context }: Route.ActionArgs): Promise<Told> {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const loopback = settings.webhookLoopback;
  const { zone } = await runner.query(ctx, (tx) => getEditionFacts(ctx, tx));
  const { act, typed } = readAct(await request.formData(), zone);
  if (!act) return { state: 'invalid', typed };
  const sealer = await sealerOf(runner);
  // Deliveries are scheduled by the world's clock, whatever day the demo has.
  const now = systemClock.now();
  try {
    return await runner.command(ctx, async (tx): Promise<Told> => {
      switch (act.do) {
        case 'add': {
          const { secret } = await addEndpoint(ctx, tx, act.input, { sealer, loopback });
          return { state: 'secret', secret, url: act.input.url };
        }
        case 'save':
          await changeEndpoint(ctx, tx, act.id, act.input, loopback);
          return { state: 'saved' };
        case 'rotate':
          return { state: 'secret', secret: await rotateSecret(ctx, tx, act.id, sealer, now), url: typed.url };
        case 'test':
          await sendTest(ctx, tx, act.id, now);
          return { state: 'tested' };
        case 'remove':
          await removeEndpoint(ctx, tx, act.id);
          return { state: 'removed' };
        case 'retry-aside':
          return { state: 'retried', count: await retrySetAside(ctx, tx) };
        case 'replay':
          return { state: 'replayed', count: await replayDeliveries(ctx, tx, act.filter, now) };
      }
    });
  } catch (error) {
    const state = error instanceof DomainError ? REFUSALS[error.code] : undefined;
    if (!state) throw error;
    return { state, typed };
  }
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_work_webhooks()} · ${m.platform_brand()}` }];

export default function WebhooksPage() {
  const { slug, zone, endpoints, deliveries, aside, asked } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const typed = told && 'typed' in told ? told.typed : undefined;
  const here = pathIn(getLocale(), `/kerja/${slug}/webhook`);
  const fresh = typed && typed.id === '' ? typed : { url: '', description: '', types: [], active: true };
  return (
    <>
      <PageHead title={m.app_work_webhooks()} lead={m.app_webhook_lead()} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {told && <Answer told={told} />}
        <AsideNews count={aside.count} items={aside.items as readonly SetAside[]} zone={zone} />
        {endpoints.length === 0 && <EmptyState title={m.app_webhook_none()}>{m.app_webhook_none_text()}</EmptyState>}
        {endpoints.map((endpoint) => (
          <EndpointCard
            key={endpoint.id}
            endpoint={endpoint}
            zone={zone}
            typed={typed?.id === endpoint.id ? typed : undefined}
          />
        ))}
        <Card title={m.app_webhook_add()}>
          <Form method="post" className="grid gap-4" key={told?.state === 'secret' ? told.secret : 'new'}>
            <SentField />
            <EndpointFields given={fresh} />
            <div>
              <Button name="do" value="add">
                {m.app_webhook_add()}
              </Button>
            </div>
          </Form>
        </Card>
        <Deliveries
          endpoints={endpoints}
          items={deliveries.items as readonly Delivery[]}
          next={deliveries.next}
          asked={asked}
          zone={zone}
          here={here}
        />
      </div>
    </>
  );
}
