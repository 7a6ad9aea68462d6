/**
 * One message of a messages file becomes the source of a JavaScript function body. A message is a text with `{parameters}`, or a choice
 * between such texts:
 *
 *   [{ "declarations": ["input count", "local form = count: plural", "local shown = count: number"],
 *      "selectors": ["form"], "match": { "form=one": "{shown} booth", "form=other": "{shown} booths" } }]
 *
 * `plural` gives the language's plural category (CLDR, by `Intl.PluralRules`), `number` the number as the language writes it. Matches are
 * tried in their order; `*` fits everything.
 */

export class MessageFault extends Error {}

export interface Variants {
  readonly declarations: readonly string[];
  readonly selectors: readonly string[];
  readonly match: Readonly<Record<string, string>>;
}

export type Message = string | readonly [Variants];

const INPUT = /^input (\w+)$/;
const LOCAL = /^local (\w+) = (\w+): (plural|number)$/;

function textsOf(message: Message): readonly string[] {
  return typeof message === 'string' ? [message] : Object.values(message[0].match);
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

/** What a caller has to hand in, in the order of their names. */
export function parametersOf(message: Message): string[] {
  if (typeof message === 'string') return [...new Set(namesIn(message))].sort();
  const inputs = message[0].declarations.flatMap((line) => INPUT.exec(line)?.[1] ?? []);
  return [...new Set(inputs)].sort();
}

/** `Hello {name}` -> `\`Hello ${i.name}\``, in which names that are not local come from the inputs `i`. */
function template(text: string, locals: ReadonlySet<string>, known: ReadonlySet<string>): string {
  if (/[{}]/.test(text.replace(/\{\w+\}/g, ''))) throw new MessageFault(`a brace that encloses no parameter: ${text}`);
  const escaped = text.replace(/[\\`]|\$(?=\{)/g, (sign) => `\\${sign}`);
  return `\`${escaped.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!known.has(name)) throw new MessageFault(`{${name}} is declared nowhere: ${text}`);
    return `\${${locals.has(name) ? name : `i.${name}`}}`;
  })}\``;
}

function condition(key: string, selectors: readonly string[], locals: ReadonlySet<string>): string {
  const parts = key.split(',').map((part) => part.trim().split('='));
  return parts
    .flatMap(([name = '', wanted = '']) => {
      if (!selectors.includes(name)) throw new MessageFault(`"${key}" asks for ${name}, which is no selector`);
      const given = locals.has(name) ? name : `i.${name}`;
      return wanted === '*' ? [] : [`String(${given}) === ${JSON.stringify(wanted)}`];
    })
    .join(' && ');
}

/**
 * The body of a function whose inputs are called `i`; `plural` and `number` of `speech.ts` are in scope.
 * @throws MessageFault for a parameter that nobody declares, a form that is not known, or a choice that can come to nothing.
 */
export function compileMessage(message: Message, locale: string): string {
  if (typeof message === 'string') return `return ${template(message, new Set(), new Set(parametersOf(message)))};`;
  const [{ declarations, selectors, match }] = message;
  const inputs = new Set(parametersOf(message));
  const locals = new Set<string>();
  const lines: string[] = [];
  for (const line of declarations) {
    if (INPUT.test(line)) continue;
    const [, name, of, form] = LOCAL.exec(line) ?? [];
    if (!name || !of || !form || !inputs.has(of)) throw new MessageFault(`not understood: "${line}"`);
    locals.add(name);
    lines.push(`const ${name} = ${form}(${JSON.stringify(locale)}, i.${of});`);
  }
  const known = new Set([...inputs, ...locals]);
  let whole = false;
  for (const [key, text] of Object.entries(match)) {
    if (whole) throw new MessageFault(`"${key}" stands behind a match that fits everything`);
    const asked = condition(key, selectors, locals);
    // Every plural rule has the category "other": whatever none of the others fitted is that.
    whole = asked === '' || /^\w+=other$/.test(key);
    lines.push(`${whole ? '' : `if (${asked}) `}return ${template(text, locals, known)};`);
  }
  if (!whole) throw new MessageFault('no match fits everything: add one with "other" or "*"');
  return lines.join(' ');
}

export function isMessage(value: unknown): value is Message {
  if (typeof value === 'string') return true;
  if (!Array.isArray(value) || value.length !== 1) return false;
  const [only] = value as readonly Partial<Record<keyof Variants, unknown>>[];
  return Array.isArray(only?.declarations) && Array.isArray(only.selectors) && typeof only.match === 'object';
}

/** The `{parameters}` that appear in any of a message's texts, sorted: two languages must say the same facts. */
export function factsIn(message: Message): string {
  return [...new Set(textsOf(message).flatMap(namesIn))].sort().join(' ');
}
