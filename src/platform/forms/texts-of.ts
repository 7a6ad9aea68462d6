import { SENT, type Unsent } from './sent-field.ts';

const isSecret = (name: string) => /password|sandi|secret|(?:^|[^a-z])pin(?:$|[^a-z])/i.test(name);

/** What a form holds that can be shown and sent again: every text but passwords and PINs, and without its key. */
export function textsOf(form: FormData): Unsent['texts'] {
  return [...form].flatMap(([name, value]) =>
    typeof value === 'string' && name !== SENT && !isSecret(name) ? [[name, value] as const] : [],
  );
}
