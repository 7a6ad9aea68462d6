/** Makes the description of the API say which keys may be left out. */

interface SchemaLike {
  readonly def?: Readonly<Record<string, unknown>>;
  readonly _zod?: { readonly optin?: string };
  safeParse?: (value: unknown) => unknown;
}

/** Schemas that answer so already: the description is made more than once. */
const answering = new WeakSet<object>();

/**
 * The generator asks a schema whether `undefined` is allowed, and takes a key for required where it is not. A key that may be
 * absent but not undefined (`exactOptional`) would be described as required: its schema answers that one question otherwise.
 * Objects read their keys another way, so nothing is checked differently.
 */
export function showOptionalKeys(schemas: Iterable<unknown>): void {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [...schemas];
  for (let next = waiting.pop(); waiting.length > 0 || next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    const schema = next as SchemaLike;
    if (isExactOptional(schema) && !answering.has(schema)) {
      answering.add(schema);
      const ask = schema.safeParse?.bind(schema);
      schema.safeParse = (value) => (value === undefined ? { success: true, data: undefined } : ask?.(value));
    }
    for (const part of Array.isArray(next) ? next : Object.values(schema.def ?? next)) waiting.push(part);
  }
}

function isExactOptional({ def, _zod, safeParse }: SchemaLike): boolean {
  return def?.type === 'optional' && _zod?.optin === 'optional' && typeof safeParse === 'function';
}
