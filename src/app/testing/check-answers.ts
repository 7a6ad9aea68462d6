/**
 * For tests, loaded before each file: whatever the API answers in a test is held against what the OpenAPI document says of it, and a
 * test whose answers do not fit fails, whatever else it looked at. Nothing has to be asked for it.
 */
import type { RouteConfig } from '@hono/zod-openapi';
import { afterAll, afterEach } from 'vitest';
import { ANSWERS, type Answer } from '../../platform/http/answers.ts';
import { createApi } from '../../platform/http/api.ts';
import { openApiDocument } from '../openapi.ts';
import { type AnswerChecks, checksOf, isPart, partAt } from './answer-schema.ts';

interface Known {
  readonly checks: AnswerChecks;
  readonly responses: Readonly<Record<string, unknown>>;
}

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json$/;

/** Described once: the same declaration is made anew with each app of a test. */
function createKnown() {
  const known = new Map<string, Known>();
  return (route: RouteConfig): Known => {
    const name = `${route.method} ${route.path}`;
    const held = known.get(name);
    if (held) return held;
    const api = createApi();
    api.openapi(route, () => new Response());
    const document = openApiDocument(api, 'http://localhost');
    const made = {
      checks: checksOf(document),
      responses: partAt(document.paths, route.path, route.method, 'responses'),
    };
    known.set(name, made);
    return made;
  };
}

const describeRoute = createKnown();

/** What is wrong with an answer; undefined when it is as the document says. */
export async function faultOf({ route, request, response }: Answer): Promise<string | undefined> {
  const { checks, responses } = describeRoute(route);
  const { status } = response;
  const said = `${request.method} ${new URL(request.url).pathname} (${route.path}) answered ${status}`;
  const declared = Object.hasOwn(responses, String(status)) ? responses[String(status)] : undefined;
  if (!declared && status < 400) return `${said}, which the document does not know`;
  const content = partAt(declared ?? responses.default, 'content');
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (request.method === 'HEAD') return undefined;
  // What says nothing of its body may be anything: a picture.
  if (Object.keys(content).length === 0 && (type === '' || !JSON_TYPE.test(type))) return undefined;
  if (!Object.hasOwn(content, type))
    return `${said} as ${type || 'nothing'}, not as ${Object.keys(content).join(', ')}`;
  if (!JSON_TYPE.test(type)) return undefined;
  const check = checks.find(route.path, route.method, status, type);
  if (!check) return `${said} as ${type}, of which the document says nothing`;
  if (check(JSON.parse(await response.text()))) return undefined;
  const faults = (check.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${instancePath || '/'} ${message}${isPart(params) ? ` ${JSON.stringify(params)}` : ''}`,
  );
  return `${said}: ${faults.slice(0, 5).join('; ')}`;
}

let pending: Promise<string | undefined>[] = [];

function hear(message: unknown): void {
  const { route, request, response } = message as Answer;
  // A body that goes on for ever, or is a file's, is looked at from outside.
  const isJson = JSON_TYPE.test((response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '');
  const copy = isJson ? response.clone() : new Response(null, { status: response.status, headers: response.headers });
  pending.push(faultOf({ route, request, response: copy }));
}

async function settle(): Promise<void> {
  const checks = pending;
  pending = [];
  const faults = (await Promise.all(checks)).filter((fault) => fault !== undefined);
  if (faults.length > 0) throw new Error(`Answers that are not as the API is described:\n${faults.join('\n')}`);
}

ANSWERS.subscribe(hear);
afterEach(settle);
afterAll(async () => {
  ANSWERS.unsubscribe(hear);
  await settle();
});
