/** The six digits that everybody tries first: few different ones, a block over and over, steps up or down, pairs in a row. */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0));
  const straight = steps.every((step) => step === 1) || steps.every((step) => step === -1);
  const repeated = [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(pin.length / length));
  const pairs = /^(\d)\1(\d)\2(\d)\3$/.test(pin);
  const mirrored = pin === [...pin].reverse().join('') && Math.abs(steps[0] ?? 0) === 1 && steps[0] === steps[1];
  return new Set(digits).size <= 2 || straight || repeated || pairs || mirrored;
}
