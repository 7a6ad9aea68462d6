import { expect, test } from 'vitest';
import { fitsVerifier, scramVerifier } from './scram.ts';

// The exchange of RFC 7677, section 3: user "user", password "pencil". Its server key signs the example's messages.
const SALT = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
const VERIFIER =
  'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=';

test('a verifier is the one that PostgreSQL would store', () => {
  expect(scramVerifier('pencil', SALT)).toBe(VERIFIER);
});

test('a verifier fits its password and no other, and nothing that is no verifier', () => {
  expect(fitsVerifier('pencil', VERIFIER)).toBe(true);
  expect(fitsVerifier('pensil', VERIFIER)).toBe(false);
  expect(fitsVerifier('pencil', '')).toBe(false);
  expect(fitsVerifier('pencil', 'md5a3556571e93b0d20722ba62be61e8c2d')).toBe(false);
});

test('the same password never gives the same verifier twice', () => {
  expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
});
