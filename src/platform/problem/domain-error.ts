/** A refusal that a person or a program can act on: the one kind of error that commands throw on purpose. */
export interface Declared {
  /** `slice.what-happened`, stable for ever: programs and translations hang on it. */
  readonly code: string;
  readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415 | 421 | 422 | 429 | 503;
  /** One English sentence without data, the `title` of the problem document (RFC 9457). */
  readonly title: string;
}

export type FieldErrors = Readonly<Record<string, readonly string[]>>;

export class DomainError extends Error {
  readonly declared: Declared;
  readonly data: Readonly<Record<string, unknown>>;
  readonly fields: FieldErrors | undefined;

  constructor(declared: Declared, data: Readonly<Record<string, unknown>> = {}, fields?: FieldErrors) {
    super(declared.title);
    this.name = 'DomainError';
    this.declared = declared;
    this.data = data;
    this.fields = fields;
  }

  get code(): string {
    return this.declared.code;
  }
}

/** A slice's errors in one place: `const errors = declareErrors('floor', { 'booth-taken': [409, 'The booth is taken.'] })`. */
export function declareErrors<const K extends string>(
  slice: string,
  entries: Readonly<Record<K, readonly [Declared['status'], string]>>,
): Readonly<Record<K, Declared>> {
  const declared = {} as Record<K, Declared>;
  for (const key of Object.keys(entries) as K[]) {
    const [status, title] = entries[key];
    declared[key] = { code: `${slice}.${key}`, status, title };
  }
  return declared;
}

/** What every slice may answer. */
export const common = declareErrors('request', {
  invalid: [422, 'The request does not fit its schema.'],
  unreadable: [400, 'The request could not be read.'],
  'not-found': [404, 'There is nothing here.'],
  'method-not-allowed': [405, 'This address does not answer that method.'],
  stalled: [408, 'The request stopped coming; send it again.'],
  'too-large': [413, 'The request is too large.'],
  'coding-unknown': [415, 'Send the body without a content coding.'],
  'sign-in': [401, 'Sign in first.'],
  forbidden: [403, 'Your role does not allow this.'],
  'cross-site': [403, 'The request came from another site.'],
  misdirected: [421, 'This installation answers under another address.'],
  'too-many': [429, 'Too many requests; wait a little.'],
  unavailable: [503, 'The service cannot store anything just now; try again soon.'],
});
