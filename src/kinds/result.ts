/** A decision of a pure rule: what it allows, or a code that says why not, with the data a message needs. */
export type Result<T, C extends string = string, D = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: C; readonly data: D };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<C extends string>(code: C): { readonly ok: false; readonly code: C; readonly data: undefined };
export function refused<C extends string, D>(
  code: C,
  data: D,
): { readonly ok: false; readonly code: C; readonly data: D };
export function refused<C extends string, D>(code: C, data?: D) {
  return { ok: false, code, data };
}
