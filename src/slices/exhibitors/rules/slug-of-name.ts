/** The public address of a business from its name: `Amplang "Bu Ani"` -> `amplang-bu-ani`. Never empty, at most 60 characters. */
export function slugOfName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain || 'usaha';
}
