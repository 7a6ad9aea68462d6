/** Joins the class names that apply: `cx('card', wide && 'col-span-2')`. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
