/** The public address of a product from its name: `Amplang ikan tenggiri` -> `amplang-ikan-tenggiri`. Never empty. */
export function slugOfProduct(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain || 'produk';
}
