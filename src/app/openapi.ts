/** The API described: OpenAPI 3.1 from the very schemas that check requests, and a page that a person can read. */
import { html } from 'hono/html';
import type { Api } from '../platform/http/api.ts';
import { showOptionalKeys } from './optional-keys.ts';
import { describeMessages } from './webhooks/describe-messages.ts';

export type ApiDocument = Omit<ReturnType<Api['getOpenAPI31Document']>, 'webhooks'> & {
  readonly webhooks: ReturnType<typeof describeMessages>;
};

export function openApiDocument(api: Api, publicUrl: string): ApiDocument {
  showOptionalKeys(
    api.openAPIRegistry.definitions.map((one) => ('route' in one ? one.route : 'schema' in one ? one.schema : null)),
  );
  const described = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Gelaran',
      version: '1',
      description:
        'Every error is a problem document (RFC 9457). `x-access` says who may call: public, device, signed-in, or an action of a role. Public data are under CC BY 4.0 (Link: rel=license); the licence below is the software’s.',
      license: { name: 'AGPL-3.0-or-later', url: 'https://www.gnu.org/licenses/agpl-3.0.html' },
    },
    servers: [{ url: publicUrl }],
  });
  return { ...described, webhooks: describeMessages() };
}

interface Operation {
  readonly summary?: string;
  readonly 'x-access'?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

const STYLE =
  'body{font:16px/1.55 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#231c17;background:#faf7f1}h1{letter-spacing:-.02em}section{background:#fffdf9;border:1px solid #e2d9c9;border-radius:14px;padding:1rem 1.25rem;margin:1rem 0}code{font-size:.95em}b.m{text-transform:uppercase;color:#0e5a5e;margin-right:.5rem}small{color:#5c5047}table{border-collapse:collapse;width:100%}td{border-top:1px solid #e2d9c9;padding:.35rem .5rem .35rem 0;vertical-align:top}';

export function openApiPage(document: ApiDocument) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
  );
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Gelaran API</title><style>${STYLE}</style></head><body>
<h1>Gelaran API</h1><p>${document.info.description} <a href="/api/v1/openapi.json">openapi.json</a></p>
${operations.map(
  ({
    path,
    method,
    operation,
  }) => html`<section><h2><b class="m">${method}</b><code>${path}</code></h2><p>${operation.summary} <small>(${operation['x-access']})</small></p>
<table>${(operation.parameters ?? []).map((parameter) => html`<tr><td><code>${parameter.name}</code></td><td>${parameter.in}${parameter.required ? ', required' : ''}</td></tr>`)}
${Object.entries(operation.responses ?? {}).map(([status, response]) => html`<tr><td>${status}</td><td>${response.description}</td></tr>`)}</table></section>`,
)}</body></html>`;
}
