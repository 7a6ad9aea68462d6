/**
 * The PIN by which a supervisor allows a refund at a till without a network. The phone carries a hash that is slow to
 * compute; docs/decisions/0015 says what six digits can and cannot stop. Runs in Node and in browsers alike.
 */
import type { SupervisorPin } from '../contract.ts';

export const PIN = /^\d{6}$/;

/** About a second on a phone that is six times as slow as a laptop (80 to 160 ms there). */
export const PIN_ITERATIONS = 1_000_000;

/** PBKDF2 with HMAC-SHA-256 over the PIN's six digits: 32 bytes in base64url. */
export async function hashPin(pin: string, salt: string, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64Url(salt), iterations };
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256)));
}

/** Takes as long for a wrong PIN as for the right one. */
export async function isPin(pin: string, of: Pick<SupervisorPin, 'salt' | 'iterations' | 'hash'>): Promise<boolean> {
  return PIN.test(pin) && (await hashPin(pin, of.salt, of.iterations)) === of.hash;
}

/** 16 random bytes in base64url. */
export function newSalt(random: Uint8Array = crypto.getRandomValues(new Uint8Array(16))): string {
  return toBase64Url(random);
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
