import { describe, expect, it } from 'vitest';
import { isPublicAddress, readCallableUrl } from './address.ts';

const read = (text: string, loopback = false) => {
  const url = readCallableUrl(text, loopback);
  return url.ok ? url.value.href : url.code;
};

describe('addresses', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.31.196.1',
    '192.52.193.1',
    '192.88.99.1',
    '192.168.1.1',
    '192.175.48.6',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2001:4:112::1',
    '2002:7f00:1::1',
    '2620:4f:8000::1',
    '2620:4f:8000:ffff::6',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'contoh',
    '',
  ])('of no place on the internet: %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '192.175.49.1',
    '2606:4700::1111',
    '2620:4f:8001::1',
    '2400:3200::1',
  ])('of one: %s', (address) => expect(isPublicAddress(address)).toBe(true));
});

describe('what may be entered', () => {
  it('is https, on a port for it, at a name or address of the internet', () => {
    expect(read('https://contoh.example.org/hook?a=1')).toBe('https://contoh.example.org/hook?a=1');
    expect(read('https://contoh.example.org:8443/')).toBe('https://contoh.example.org:8443/');
    expect(read('http://contoh.example.org/')).toBe('not-https');
    expect(read('ftp://contoh.example.org/')).toBe('not-https');
    expect(read('https://contoh.example.org:22/')).toBe('port');
    expect(read('https://a:b@contoh.example.org/')).toBe('credentials');
    expect(read('bukan alamat')).toBe('not-a-url');
    expect(read(`https://contoh.example.org/${'a'.repeat(2_000)}`)).toBe('not-a-url');
  });

  it('is nothing of our own, however it is written', () => {
    for (const host of [
      'localhost',
      'localhost.',
      'a.localhost',
      '127.0.0.1',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '127.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
      'metadata.google.internal',
      'printer.local',
      'intranet',
    ])
      expect([host, read(`https://${host}/`)]).toEqual([host, 'host']);
  });

  it('is this machine too where a demo or a test allows it, and only this machine', () => {
    expect(read('http://127.0.0.1:4321/hook', true)).toBe('http://127.0.0.1:4321/hook');
    expect(read('http://10.0.0.1/', true)).toBe('not-https');
    expect(read('file://localhost/etc/passwd', true)).toBe('not-https');
  });
});
