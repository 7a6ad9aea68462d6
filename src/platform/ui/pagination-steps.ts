/** The page numbers to show, `gap` where some are left out: first, last, and those about the current one. */
export function paginationSteps(page: number, pages: number): readonly (number | 'gap')[] {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return shown.flatMap((n, at) => {
    const before = shown[at - 1] ?? n - 1;
    if (n - before === 2) return [n - 1, n];
    return n - before > 2 ? ['gap', n] : [n];
  });
}
