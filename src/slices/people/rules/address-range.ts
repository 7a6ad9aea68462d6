import { isIPv4, isIPv6 } from 'node:net';

/** The first three of the eight groups of an IPv6 address, which are what a customer of a provider holds at most. */
const GROUPS = 3;

/**
 * Whose guesses are counted together: an IPv4 address by itself, an IPv6 address with its /48, within which one customer may take as
 * many addresses as wanted. What is no address is a name of its own.
 */
export function addressRange(address: string): string {
  if (isIPv4(address) || !isIPv6(address)) return address;
  const [left = '', right] = address.toLowerCase().split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const zeros = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...tail];
  return `${groups
    .slice(0, GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/48`;
}
