/**
 * The public address of a product from its name: `Amplang ikan tenggiri` -> `amplang-ikan-tenggiri`. Never empty. What is drawn of beads where there is no photograph is drawn from it, so that a product has one face from its application on.
 */
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
