/** Every page that is not for everybody, read from the routes as they are registered and the access each module declares. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteConfigEntry } from '@react-router/dev/routes';
import { root } from '../scripts/checks.ts';
import routes from '../src/app/routes.ts';
import { type Action, POLICY } from '../src/platform/authz/access.ts';

export interface GuardedPage {
  /** Of its route. */
  readonly id: string;
  /** With values that name nothing for all parameters but the edition's `:slug`. */
  readonly path: string;
  readonly action: Action;
  /** Whether the path names a single thing, which is then not there. */
  readonly ofOne: boolean;
}

const TAKES_A_FORM = /^export (async function|const) action\b/m;
const ACCESS = /handle(?:: PageHandle)? = \{[^}]*access: '([a-z.-]+)'/;
const NOTHING = '00000000-0000-7000-8000-000000000000';

function accessOf(file: string): string {
  const access = ACCESS.exec(readFileSync(join(root, 'src/app', file), 'utf8'))?.[1];
  if (access === undefined) throw new Error(`${file} says no access in the form that can be read here`);
  return access;
}

function* walk(
  entries: readonly RouteConfigEntry[],
  above: string,
): Generator<{ id: string; path: string; file: string }> {
  for (const entry of entries) {
    const path = entry.path ? `${above}/${entry.path}` : above;
    if (entry.children) yield* walk(entry.children, path);
    else yield { id: entry.id ?? '', path, file: entry.file };
  }
}

export interface ShownPage {
  /** Of its route, without the language: `overview`. */
  readonly name: string;
  /** As the routes have it: `/kerja/:slug/orang`. */
  readonly pattern: string;
  readonly access: string;
}

/** Every address that shows a page, once: what is under `/en` is the same page in another language, and what ends in `.ts` shows none. */
export function shownPages(): ShownPage[] {
  return [...walk(routes, '')].flatMap(({ id, path, file }) =>
    id.startsWith('id:') && file.endsWith('.tsx')
      ? [{ name: id.slice('id:'.length), pattern: path === '' ? '/' : path, access: accessOf(file) }]
      : [],
  );
}

/** The pages that an action of the policy opens, in both languages. */
export function guardedPages(): GuardedPage[] {
  return [...walk(routes, '')].flatMap(({ id, path, file }) => {
    const access = accessOf(file);
    if (!(access in POLICY)) return [];
    const rest = path.replace(':slug', '');
    return {
      id,
      path: path.replaceAll(/:(?!slug\b)\w+\??/g, NOTHING),
      action: access as Action,
      ofOne: rest.includes(':'),
    };
  });
}

/** Every page that takes a form, whoever it is for, in both languages; its parameters but `:slug` name nothing. */
export function pagesWithForms(): { readonly id: string; readonly path: string }[] {
  return [...walk(routes, '')]
    .filter(({ file }) => TAKES_A_FORM.test(readFileSync(join(root, 'src/app', file), 'utf8')))
    .map(({ id, path }) => ({ id, path: path.replaceAll(/:(?!slug\b)\w+\??/g, NOTHING) }));
}
