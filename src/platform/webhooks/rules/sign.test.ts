import { describe, expect, it } from 'vitest';
import { isSignedWith, newSigningSecret, signatureOf } from './sign.ts';

/** The vector that the specification's own libraries are tested with. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const SIGNED = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

describe('signatures', () => {
  it('are those of the specification', () => {
    expect(signatureOf(SIGNED, [SECRET])).toBe(SIGNATURE);
    expect(isSignedWith(SIGNED, SIGNATURE, SECRET, SIGNED.timestamp)).toBe(true);
  });

  it('hold under either secret of a rotation, and only for what was signed, when it was signed', () => {
    const next = newSigningSecret();
    const both = signatureOf(SIGNED, [next, SECRET]);
    expect(both.split(' ').length).toBe(2);
    for (const secret of [next, SECRET]) expect(isSignedWith(SIGNED, both, secret, SIGNED.timestamp)).toBe(true);
    expect(isSignedWith(SIGNED, both, newSigningSecret(), SIGNED.timestamp)).toBe(false);
    expect(isSignedWith({ ...SIGNED, body: '{}' }, both, SECRET, SIGNED.timestamp)).toBe(false);
    expect(isSignedWith({ ...SIGNED, id: 'msg_x' }, both, SECRET, SIGNED.timestamp)).toBe(false);
    expect(isSignedWith(SIGNED, both, SECRET, SIGNED.timestamp + 301)).toBe(false);
    expect(isSignedWith(SIGNED, 'v1,', SECRET, SIGNED.timestamp)).toBe(false);
  });

  it('use secrets of the prefix and length that it wants', () => {
    const secret = newSigningSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newSigningSecret()).not.toBe(secret);
  });
});
