/** Draws an EAN-13 (ISO/IEC 15420) as SVG: thin and wide bars, longer ones at both ends and in the middle, quiet beside them. */

/** Seven modules a digit, as odd parity on the left has it; the others follow from it. */
const ODD = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
/** Which of the six left digits have even parity says the first digit of all. */
const EVEN_FOR = ['000000', '001011', '001101', '001110', '010011', '011001', '011100', '010101', '010110', '011010'];
const GUARD = '101';
const MIDDLE = '01010';
/** Modules that stay white on the left and on the right. */
const QUIET = { before: 11, after: 7 } as const;

const turned = (modules: string) => Array.from(modules, (module) => (module === '1' ? '0' : '1')).join('');
const mirrored = (modules: string) => Array.from(modules).reverse().join('');

/** The 95 modules of thirteen digits, 1 where it is black. */
export function modulesOf(code: string): string {
  const digits = Array.from(code, Number);
  const even = EVEN_FOR[digits[0] ?? 0] ?? '';
  const left = digits.slice(1, 7).map((digit, at) => {
    const odd = ODD[digit] ?? '';
    return even[at] === '1' ? mirrored(turned(odd)) : odd;
  });
  const right = digits.slice(7).map((digit) => turned(ODD[digit] ?? ''));
  return [GUARD, ...left, MIDDLE, ...right, GUARD].join('');
}

/** @param height in modules, of the short bars; the long ones reach five further down. */
export function barCodeSvg(code: string, height = 34): string {
  const modules = modulesOf(code);
  const isLong = (at: number) => at < 3 || at >= 92 || (at >= 45 && at < 50);
  const runs = Array.from(modules.matchAll(/1+/g), ({ index, 0: run }) => {
    const tall = isLong(index) ? height + 5 : height;
    return `M${QUIET.before + index},0h${run.length}v${tall}h-${run.length}z`;
  });
  const width = QUIET.before + modules.length + QUIET.after;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + 5}"><path fill="black" d="${runs.join('')}"/></svg>`;
}
