import { claimRequest } from '../../../hall/contract.ts';

const FRAGMENT = 'daftar';

/** The enrolment code in the fragment of an address: `#daftar=CODE`. */
export function codeInFragment(hash: string): string | null {
  return asCode(new URLSearchParams(hash.replace(/^#/, '')).get(FRAGMENT) ?? '');
}

/** The code in what a person pasted: the officer's link, or the code alone. */
export function codeInText(text: string): string | null {
  const pasted = text.trim();
  const from = pasted.indexOf('#');
  return from < 0 ? asCode(pasted) : codeInFragment(pasted.slice(from));
}

function asCode(text: string): string | null {
  return claimRequest.shape.code.safeParse(text).data ?? null;
}
