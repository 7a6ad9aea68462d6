/**
 * Which addresses the server may call for somebody else. Whoever enters an address must not reach, through us, what only we can
 * reach: this machine, its network, a cloud's metadata. The ranges are those of the IANA IPv4 and IPv6 Special-Purpose Address
 * Registries (https://www.iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry): all of them, also the few that are
 * globally reachable (AS112, AMT), where no receiver of anybody's can be; with multicast and the deprecated site-local range.
 */
import { BlockList, isIP } from 'node:net';
import { ok, type Result, refused } from '../../../kinds/result.ts';

const FORBIDDEN_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Within global unicast (2000::/3), outside of which nothing is called at all. */
const FORBIDDEN_6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const forbidden = new BlockList();
for (const [network, bits] of FORBIDDEN_4) forbidden.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of FORBIDDEN_6) forbidden.addSubnet(network, bits, 'ipv6');
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is anybody's on the internet. IPv4 within IPv6 (mapped, NAT64, 6to4) is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !forbidden.check(address, 'ipv4');
  // A zone (`fe80::1%eth0`) belongs to a link.
  if (family === 6)
    return !address.includes('%') && global6.check(address, 'ipv6') && !forbidden.check(address, 'ipv6');
  return false;
}

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}

export type UrlFault = 'not-a-url' | 'not-https' | 'credentials' | 'port' | 'host';

/** Names that mean something only on a network of one's own. */
const INNER_NAME = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home\.arpa|corp|test|invalid|onion)\.?$/i;
const PORTS = new Set(['', '443', '8443']);

/** Whether an address may be entered. What its name resolves to is checked at every call. @param loopback for tests and demos: `http://127.0.0.1:PORT` too. */
export function readCallableUrl(text: string, loopback: boolean): Result<URL, UrlFault> {
  const url = text.length <= 2_000 && URL.canParse(text) ? new URL(text) : undefined;
  if (!url) return refused('not-a-url');
  if (url.username !== '' || url.password !== '') return refused('credentials');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (loopback && (host === 'localhost' || isLoopbackAddress(host)) && /^https?:$/.test(url.protocol)) return ok(url);
  if (url.protocol !== 'https:') return refused('not-https');
  if (!PORTS.has(url.port)) return refused('port');
  if (isIP(host) !== 0 ? !isPublicAddress(host) : INNER_NAME.test(host) || !host.includes('.')) return refused('host');
  return ok(url);
}
