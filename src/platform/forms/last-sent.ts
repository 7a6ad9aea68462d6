/** What a page sent last, for when it did not reach the server: kept in the page's memory alone, until the sending ended. */
import { SENT, type Unsent } from './sent-field.ts';
import { textsOf } from './texts-of.ts';

let last: Unsent | undefined;

/** Keeps what is being posted, with its key: whether the server has taken it or not, sent again it is taken once. */
export function rememberSent({ target, submitter }: SubmitEvent): void {
  if (!(target instanceof HTMLFormElement) || target.method !== 'post') return;
  const form = new FormData(target, submitter);
  const key = form.get(SENT);
  const { pathname, search } = location;
  last =
    typeof key === 'string'
      ? {
          key,
          action: target.getAttribute('action') ?? pathname + search,
          texts: textsOf(form),
          files: [...form.values()].some((value) => typeof value !== 'string' && value.size > 0),
        }
      : undefined;
}

export function forgetSent(): void {
  last = undefined;
}

export function lastSent(): Unsent | undefined {
  return last;
}
