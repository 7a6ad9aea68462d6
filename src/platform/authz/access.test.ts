import { describe, expect, it } from 'vitest';
import { type Id, userId } from '../../kinds/id.ts';
import { type Actor, type Membership, ROLES } from '../db/context.ts';
import { type Action, allowing, mayGrant, POLICY, reachOf } from './access.ts';

const kaltim = '00000000-0000-7000-8000-000000000001' as Id<'organiser'>;
const other = '00000000-0000-7000-8000-000000000002' as Id<'organiser'>;

function member(role: Membership['role'], scope: Partial<Membership> = {}): Membership {
  return { organiser: kaltim, role, region: null, business: null, booth: null, ...scope };
}

function person(...memberships: Membership[]): Actor {
  return { kind: 'person', user: userId('u1'), memberships };
}

describe('allowing', () => {
  it('is the policy for the own organiser, and nothing for another', () => {
    for (const [action, roles] of Object.entries(POLICY) as [Action, readonly string[]][])
      for (const role of ROLES) {
        expect([action, role, allowing(person(member(role)), kaltim, action).length > 0]).toEqual([
          action,
          role,
          roles.includes(role),
        ]);
        expect(allowing(person(member(role)), other, action)).toEqual([]);
      }
  });

  it('is nothing for whoever is not a person', () => {
    for (const actor of [
      { kind: 'public' },
      { kind: 'system' },
      { kind: 'device', device: 'd' as Id<'device'> },
    ] as const)
      expect(allowing(actor, kaltim, 'work.enter')).toEqual([]);
  });
});

describe('reachOf', () => {
  it('is everything for organiser and officer, the own for lead and producer', () => {
    expect(reachOf([member('lead', { region: '64.71' }), member('officer')])).toEqual({ all: true });
    const business = '00000000-0000-7000-8000-000000000009' as Id<'business'>;
    expect(reachOf([member('lead', { region: '64.71' }), member('producer', { business })])).toEqual({
      all: false,
      regions: ['64.71'],
      businesses: [business],
    });
    expect(reachOf([member('cashier')])).toEqual({ all: false, regions: [], businesses: [] });
  });
});

describe('mayGrant', () => {
  it('gives no role above the own', () => {
    const granted = ROLES.map((own) => ROLES.filter((role) => mayGrant([member(own)], role)));
    expect(granted).toEqual([
      ['organiser', 'officer', 'lead', 'curator', 'producer', 'cashier'],
      ['officer', 'lead', 'curator', 'producer', 'cashier'],
      ['lead', 'curator', 'producer', 'cashier'],
      ['curator', 'producer', 'cashier'],
      ['producer', 'cashier'],
      ['cashier'],
    ]);
    expect(mayGrant([], 'cashier')).toBe(false);
  });
});
