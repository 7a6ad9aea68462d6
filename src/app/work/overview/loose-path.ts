/** Where products without a fitting category are put right: the organiser says what words mean, others find the products. */
export function unmappedPath(manages: boolean): string {
  return manages ? '/kategori' : '/produk?keadaan=kategori';
}
