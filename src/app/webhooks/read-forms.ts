/** What the page of webhooks is asked: its acts, and how its list is narrowed. */
import { type Id, isId } from '../../kinds/id.ts';
import { instantAt } from '../../kinds/wall-time.ts';
import { type DeliveryFilter, type EndpointInput, endpointInput } from '../../platform/webhooks/index.ts';
import { isWebhookType } from './types.ts';

export interface DeliveryQuery {
  readonly filter: DeliveryFilter;
  readonly after: string | undefined;
  /** What of the query was understood, to be said again. */
  readonly asked: Readonly<Record<string, string>>;
}

const STATES = ['waiting', 'delivered', 'failed'] as const;

/** A part that nobody could have chosen on the page is as good as none. Times are the edition's. */
export function readDeliveryQuery(search: URLSearchParams | FormData, zone: string): DeliveryQuery {
  const text = (name: string) => {
    const value = search.get(name);
    return typeof value === 'string' ? value : '';
  };
  const webhook = text('webhook');
  const kind = text('kejadian');
  const state = STATES.find((each) => each === text('keadaan'));
  const from = instantAt(text('sejak'), zone);
  const until = instantAt(text('sebelum'), zone);
  const endpoint = isId(webhook) ? (webhook as Id<'webhook'>) : undefined;
  const type = isWebhookType(kind) || kind === 'webhook.test' ? kind : undefined;
  const asked: Record<string, string> = {};
  if (endpoint) asked.webhook = endpoint;
  if (state) asked.keadaan = state;
  if (type) asked.kejadian = type;
  if (from !== undefined) asked.sejak = text('sejak');
  if (until !== undefined) asked.sebelum = text('sebelum');
  return { filter: { endpoint, state, type, from, until }, after: text('sesudah') || undefined, asked };
}

export type Act =
  | { readonly do: 'add'; readonly input: EndpointInput }
  | { readonly do: 'save'; readonly id: Id<'webhook'>; readonly input: EndpointInput }
  | { readonly do: 'rotate' | 'test' | 'remove'; readonly id: Id<'webhook'> }
  | { readonly do: 'retry-aside' }
  | { readonly do: 'replay'; readonly filter: DeliveryFilter & { readonly message?: Id<'message'> | undefined } };

/** The act, or none where the form cannot be understood; and what was typed, so that nothing is lost. */
export function readAct(form: FormData, zone: string) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const types = form.getAll('types').filter((type) => typeof type === 'string' && isWebhookType(type)) as string[];
  const typed = {
    id: text('id'),
    url: text('url'),
    description: text('description'),
    types,
    active: text('active') === 'on',
  };
  const id = isId(typed.id) ? (typed.id as Id<'webhook'>) : undefined;
  const { id: _, ...fields } = typed;
  const input = endpointInput.safeParse(fields).data;
  const message = text('message');
  return { act: actOf(), typed };

  function actOf(): Act | undefined {
    const verb = text('do');
    if (verb === 'add' && input) return { do: verb, input };
    if (verb === 'save' && input && id) return { do: verb, id, input };
    if ((verb === 'rotate' || verb === 'test' || verb === 'remove') && id) return { do: verb, id };
    if (verb === 'retry-aside') return { do: verb };
    if (verb !== 'replay') return undefined;
    const { filter } = readDeliveryQuery(form, zone);
    return { do: verb, filter: { ...filter, ...(isId(message) ? { message: message as Id<'message'> } : {}) } };
  }
}
