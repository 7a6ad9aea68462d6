/**
 * An expo of a new organiser from the first invitation to the signed settlement, on a real installation: no demo, behind TLS, mail
 * by SMTP, each person in a browser of their own. Nobody types an address but the public one; what cannot be found on a screen
 * or in a letter does not exist. Each step stands on what those before it made.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyAll } from './real-expo/applications.ts';
import { announce, inviteOrganiser, makeEdition, readInvitation, signIn } from './real-expo/begin.ts';
import { findCall, openCall } from './real-expo/call.ts';
import { decide, openLetter, publish, readResults, score, verifyPermit } from './real-expo/curation.ts';
import { copyToNextYear, printReport, readFigures, SOLD, signSettlement, verify } from './real-expo/end.ts';
import { type Expo, openExpo } from './real-expo/expo.ts';
import { drawHalls, giveBooths, printPlan } from './real-expo/floor.ts';
import { receiveGoods, sendGoods } from './real-expo/goods.ts';
import {
  addSupervisor,
  closeTills,
  comeBackOnline,
  enrolTills,
  giveSticker,
  REGRETTED,
  sellAtJointBooth,
  sellAtOtherVenue,
  sellByGateway,
  sellOffline,
  takeBackAndRefund,
} from './real-expo/hall.ts';
import { confirmByBank, readShifts, reportDay, switchOnGateway, thinkTwice } from './real-expo/money.ts';
import { completeAsLead, completeAsOwner, inviteOwner, nominate } from './real-expo/nominations.ts';
import { addAgencies, addDelegations, inviteEverybody, takeUpInvitations } from './real-expo/people.ts';
import { addProduct, findInCatalogue } from './real-expo/products.ts';
import { addWebhook, heardEverything, hearSales, type Listener, sendAgain } from './real-expo/webhook.ts';

let expo: Expo;
let listener: Listener;
beforeAll(async () => {
  expo = await openExpo();
});
afterAll(async () => {
  listener?.stop();
  await expo?.stop();
});

describe('a new organiser', () => {
  it('is invited from the terminal and signs up', () => inviteOrganiser(expo));
  it('has the same invitation by mail', () => readInvitation(expo));
  it('makes an edition with venues in two zones', () => makeEdition(expo));
  it('adds the delegations with their places', () => addDelegations(expo));
  it('adds agencies', () => addAgencies(expo));
  it('invites an officer, a lead and curators', () => inviteEverybody(expo));
  it('who each take up the invitation from the own mail', () => takeUpInvitations(expo));
  it('finds back to work from the public front page', () => signIn(expo.the('organiser')));
});

describe('the call', () => {
  it('and all that follows is told to another system', async () => {
    listener = await addWebhook(expo);
  });
  it('is set up and opened', () => openCall(expo));
  it('is announced with its edition', () => announce(expo));
  it('is found from the public front page', () => findCall(expo));
  it('is answered by producers on their phones', () => applyAll(expo));
  it('takes nominations from a spreadsheet', () => nominate(expo));
  it('has one completed by the lead', () => completeAsLead(expo));
  it('has the other’s owner invited to that business', () => inviteOwner(expo));
  it('who completes it', () => completeAsOwner(expo));
  it('has a permit looked at by the officer', () => verifyPermit(expo));
  it('has a file of an applicant opened by the officer', () => openLetter(expo));
  it('is scored by two curators who see no names', () => score(expo));
  it('is decided by the panel', () => decide(expo));
  it('is published', () => publish(expo));
  it('ends in a letter to each', () => readResults(expo));
});

describe('the hall', () => {
  it('is drawn at both venues', () => drawHalls(expo));
  it('has its booths given away and filled', () => giveBooths(expo));
  it('has its plan printed', () => printPlan(expo));
  it('shows what was accepted to visitors', () => findInCatalogue(expo));
  it('gets one more product from a producer', () => addProduct(expo));
  it('is sent goods with a delivery note', () => sendGoods(expo));
  it('counts them one short', () => receiveGoods(expo));
  it('has a booth’s QRIS', () => giveSticker(expo));
  it('has a supervisor for refunds', () => addSupervisor(expo));
});

describe('the days', () => {
  it('have a payment gateway', () => switchOnGateway(expo));
  it('begin with three phones that become tills', () => enrolTills(expo));
  it('sell at a joint booth, in cash and by transfer', () => sellAtJointBooth(expo));
  it('sell by the gateway’s code, which says itself that it is paid', () => sellByGateway(expo));
  it('sell without a network, by QRIS', () => sellOffline(expo));
  it('sell at the other venue', () => sellAtOtherVenue(expo));
  it('take one sale back, and pay one back', () => takeBackAndRefund(expo));
  it('send everything once the network is back', () => comeBackOnline(expo));
  it('are heard of by the other system, sale by sale', () => hearSales(listener, [...SOLD, ...REGRETTED]));
  it('close the tills, one of them short', () => closeTills(expo));
  it('show the organiser each drawer, and ask about the short one', () => readShifts(expo));
  it('have the booth without a till report its own, of which the other system hears at the second try', () =>
    sendAgain(expo, listener, 'day.reported', () => reportDay(expo)));
  it('have claimed payments found in the bank’s file', () => confirmByBank(expo));
  it('have that word taken back and given again', () => thinkTwice(expo));
  it('have a buyer’s money sent back by the gateway', () => expo.gateway.becomes('REFUNDED'));
  it('have told the other system of everything that can be told', () => heardEverything(listener));
});

describe('the end', () => {
  it('has figures that open to receipts', () => readFigures(expo));
  it('prints the closing report', () => printReport(expo));
  it('is settled with both signatures', () => signSettlement(expo));
  it('agrees when every figure is computed again', () => verify(expo));
  it('is copied to next year', () => copyToNextYear(expo));
  it('left nobody’s browser complaining', () => {
    expect([...expo.people].flatMap(([part, { complaints }]) => complaints.map((text) => [part, text]))).toEqual([]);
  });
});
