/** For tests: what an operation of the OpenAPI document says of its answers, as a check that takes no key beside it. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** A JSON Schema, or a part of the document that holds some. */
export type Part = Readonly<Record<string, unknown>>;

export interface DocumentParts {
  readonly paths?: unknown;
  readonly components?: unknown;
}

export const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The part that keys lead to; empty where they lead nowhere. */
export function partAt(from: unknown, ...keys: readonly string[]): Part {
  let here: unknown = from;
  for (const key of keys) here = isPart(here) ? here[key] : undefined;
  return isPart(here) ? here : {};
}

const MANY = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);
const LISTS = new Set(['anyOf', 'oneOf', 'prefixItems']);
const ONE = new Set([
  'items',
  'additionalProperties',
  'unevaluatedProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
]);
const SCHEMAS = '#/components/schemas/';

/**
 * The schema without room for keys that it does not name: a client is told of all that it gets. What is joined by `allOf` is closed
 * around the whole, so that its parts refer to copies that are open.
 */
export function closed(schema: unknown, open = false): unknown {
  if (!isPart(schema)) return schema;
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref' && typeof value === 'string' && open) made[key] = value.replace(SCHEMAS, '#/components/open/');
    else if (MANY.has(key) && isPart(value))
      made[key] = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, closed(part)]));
    else if (LISTS.has(key) && Array.isArray(value)) made[key] = value.map((part) => closed(part, open));
    else if (key === 'allOf' && Array.isArray(value)) made[key] = value.map((part) => closed(part, true));
    else made[key] = ONE.has(key) ? closed(value) : value;
  }
  const namesKeys = 'properties' in schema || 'allOf' in schema;
  if (!open && namesKeys && !('additionalProperties' in schema)) made.unevaluatedProperties = false;
  return made;
}

const ROOT = 'answers:document';

export interface AnswerChecks {
  /** Undefined where the document says nothing of such an answer. */
  find(path: string, method: string, status: number, type: string): ValidateFunction | undefined;
}

export function checksOf(document: DocumentParts): AnswerChecks {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: true });
  formats.default(ajv);
  const schemas = Object.entries(partAt(document.components, 'schemas'));
  const bodies: Record<string, unknown> = {};
  for (const [path, item] of Object.entries(partAt(document.paths)))
    for (const [method, operation] of Object.entries(partAt(item)))
      for (const [status, response] of Object.entries(partAt(operation, 'responses')))
        for (const [type, content] of Object.entries(partAt(response, 'content')))
          bodies[keyOf(path, method, status, type)] = closed(partAt(content).schema);
  ajv.addSchema({
    $id: ROOT,
    components: {
      schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, closed(schema)])),
      open: Object.fromEntries(schemas.map(([name, schema]) => [name, closed(schema, true)])),
    },
    $defs: bodies,
  });
  return {
    find(path, method, status, type) {
      const responses = partAt(document.paths, path, method, 'responses');
      const told = Object.hasOwn(responses, String(status)) ? String(status) : 'default';
      const key = keyOf(path, method, told, type);
      return Object.hasOwn(bodies, key) ? ajv.getSchema(`${ROOT}#/$defs/${pointed(key)}`) : undefined;
    },
  };
}

const keyOf = (path: string, method: string, status: string, type: string) => `${method} ${path} ${status} ${type}`;
/** As a part of a JSON Pointer in a URI. */
const pointed = (key: string) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
