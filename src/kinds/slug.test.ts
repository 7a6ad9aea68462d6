import { expect, it } from 'vitest';
import { slugOf } from './slug.ts';

it('an address is made of the name in Latin letters', () => {
  expect(slugOf('Amplang "Bu Ani"', 'produk')).toBe('amplang-bu-ani');
  expect(slugOf('Café 山', 'produk')).toBe('cafe');
  expect(slugOf('1001', 'produk')).toBe('1001');
});

it.each(['மல்லிகை', 'चमेली', '茉莉花', '鱼 2023', '🌶'])('%s has an address of its own, the same each time', (name) => {
  expect(slugOf(name, 'produk')).toMatch(/^produk-[0-9a-f]{4}$/);
  expect(slugOf(` ${name} `, 'produk')).toBe(slugOf(name, 'produk'));
});

it('names in other scripts are told apart', () => {
  const names = ['மல்லிகை', 'முல்லை', 'चमेली', 'गुलाब', '茉莉花', '玫瑰', 'ดอกมะลิ', 'जैस्मिन'];
  expect(new Set(names.map((name) => slugOf(name, 'usaha'))).size).toBe(names.length);
});
