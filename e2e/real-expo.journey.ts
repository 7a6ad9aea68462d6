/**
 * An expo of a new organiser from the first invitation on, on a real installation: no demo, behind TLS, mail by SMTP, each person
 * in a browser of their own. Nobody types an address but the public one; what cannot be found on a screen or in a letter does
 * not exist. Each step stands on what those before it made.
 */
import { afterAll, beforeAll, describe, it } from 'vitest';
import { inviteOrganiser, makeEdition, readInvitation } from './real-expo/begin.ts';
import { findCall, openCall } from './real-expo/call.ts';
import { type Expo, openExpo } from './real-expo/expo.ts';
import { addAgencies, addDelegations, inviteEverybody, takeUpInvitations } from './real-expo/people.ts';

let expo: Expo;
beforeAll(async () => {
  expo = await openExpo();
});
afterAll(() => expo?.stop());

describe('a new organiser', () => {
  it('is invited from the terminal and signs up', () => inviteOrganiser(expo));
  it('has the same invitation by mail', () => readInvitation(expo));
  it('makes an edition with venues in two zones', () => makeEdition(expo));
  it('adds the delegations with their places', () => addDelegations(expo));
  it('adds agencies', () => addAgencies(expo));
  it('invites an officer, a lead and curators', () => inviteEverybody(expo));
  it('who each take up the invitation from the own mail', () => takeUpInvitations(expo));
});

describe('the call', () => {
  it('is set up and opened', () => openCall(expo));
  it('is found from the public front page', () => findCall(expo));
});
