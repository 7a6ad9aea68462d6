import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Held, isBarred, type Sharing, shareOut } from './share-out.ts';

const REGIONS = ['64.71', '64.01', '64.02'];

/** Curators and applications by number; `scopes` bars some of them from each other, `held` is what went before. */
const sharings = (size: { curators: number; applications: number }): fc.Arbitrary<Sharing> =>
  fc
    .record({
      scopes: fc.array(fc.subarray(REGIONS), { minLength: 0, maxLength: size.curators }),
      regions: fc.array(fc.constantFrom(...REGIONS), { minLength: 0, maxLength: size.applications }),
      states: fc.array(
        fc.tuple(
          fc.nat(size.applications - 1),
          fc.nat(size.curators - 1),
          fc.constantFrom('assigned', 'begun', 'done', 'conflict'),
        ),
        { maxLength: 12 },
      ),
      each: fc.integer({ min: 1, max: 3 }),
      barOwnDelegation: fc.boolean(),
      fresh: fc.boolean(),
    })
    .map(({ scopes, regions, states, each, barOwnDelegation, fresh }) => {
      const held = new Map<string, Held>();
      if (!fresh)
        for (const [a, c, state] of states)
          if (a < regions.length && c < scopes.length)
            held.set(`${a} ${c}`, { application: `a${a}`, curator: `c${c}`, state: state as Held['state'] });
      return {
        curators: scopes.map((own, at) => ({ user: `c${at}`, regions: own, businesses: [`b${at}`] })),
        applications: regions.map((region, at) => ({ id: `a${at}`, region, business: `b${at}` })),
        held: [...held.values()],
        each,
        barOwnDelegation,
      };
    });

/** The sharing with its outcome put into practice. */
function applied(sharing: Sharing): Held[] {
  const { add, remove } = shareOut(sharing);
  const gone = new Set(remove.map(({ application, curator }) => `${application} ${curator}`));
  return [
    ...sharing.held.filter(({ application, curator }) => !gone.has(`${application} ${curator}`)),
    ...add.map((pair) => ({ ...pair, state: 'assigned' as const })),
  ];
}

function loads(sharing: Sharing, held: readonly Held[]): number[] {
  return sharing.curators.map(
    ({ user }) => held.filter(({ curator, state }) => curator === user && state !== 'conflict').length,
  );
}

const squares = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each * each, 0);

describe('shareOut', () => {
  it('gives each application as many curators as it can have, none barred, and moves nothing begun', () => {
    fc.assert(
      fc.property(sharings({ curators: 5, applications: 8 }), (sharing) => {
        const held = applied(sharing);
        for (const applicant of sharing.applications) {
          const own = held.filter(({ application, state }) => application === applicant.id && state !== 'conflict');
          const begun = own.filter(({ state }) => state !== 'assigned').map(({ curator }) => curator);
          const eligible = sharing.curators.filter(
            (curator) =>
              !begun.includes(curator.user) &&
              !isBarred(curator, applicant, sharing.barOwnDelegation) &&
              !sharing.held.some(
                (each) =>
                  each.application === applicant.id && each.curator === curator.user && each.state === 'conflict',
              ),
          );
          const wanted = Math.max(begun.length, Math.min(sharing.each, begun.length + eligible.length));
          expect(own.length).toBe(wanted);
          expect(new Set(own.map(({ curator }) => curator)).size).toBe(own.length);
          for (const { curator, state } of own)
            if (state === 'assigned') expect(eligible.map(({ user }) => user)).toContain(curator);
        }
        for (const before of sharing.held) if (before.state !== 'assigned') expect(held).toContainEqual(before);
      }),
    );
  });

  it('leaves loads that differ by one at most where nobody is barred and nothing is begun', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 4 }),
        (curators, count, each) => {
          const sharing: Sharing = {
            curators: Array.from({ length: curators }, (_, at) => ({ user: `c${at}`, regions: [], businesses: [] })),
            applications: Array.from({ length: count }, (_, at) => ({
              id: `a${at}`,
              region: '64.71',
              business: `b${at}`,
            })),
            held: [],
            each,
            barOwnDelegation: true,
          };
          const spread = loads(sharing, applied(sharing));
          expect(Math.max(...spread) - Math.min(...spread)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('is as even as any sharing can be, found by trying them all', () => {
    fc.assert(
      fc.property(sharings({ curators: 3, applications: 4 }), (sharing) => {
        const own = squares(loads(sharing, applied(sharing)));
        const fixed = sharing.held.filter(({ state }) => state === 'begun' || state === 'done');
        let best = Number.POSITIVE_INFINITY;
        const rest = (at: number, held: readonly Held[]) => {
          const applicant = sharing.applications[at];
          if (!applicant) {
            best = Math.min(best, squares(loads(sharing, held)));
            return;
          }
          const on = held.filter(({ application }) => application === applicant.id);
          const free = sharing.curators
            .filter((each) => !isBarred(each, applicant, sharing.barOwnDelegation))
            .filter(({ user }) => !on.some(({ curator }) => curator === user))
            .filter(
              ({ user }) =>
                !sharing.held.some(
                  (each) => each.application === applicant.id && each.curator === user && each.state === 'conflict',
                ),
            );
          const wanted = Math.max(0, Math.min(sharing.each - on.length, free.length));
          for (let chosen = 0; chosen < 2 ** free.length; chosen++) {
            const team = free.filter((_, bit) => chosen & (1 << bit));
            if (team.length === wanted)
              rest(at + 1, [
                ...held,
                ...team.map(({ user }) => ({ application: applicant.id, curator: user, state: 'assigned' as const })),
              ]);
          }
        };
        rest(0, fixed);
        expect(own).toBe(best);
      }),
    );
  });

  it('is the same in whatever order the facts come, and nothing the second time', () => {
    fc.assert(
      fc.property(sharings({ curators: 5, applications: 8 }), (sharing) => {
        const turned = {
          ...sharing,
          applications: sharing.applications.toReversed(),
          curators: sharing.curators.toReversed(),
          held: sharing.held.toReversed(),
        };
        const key = ({ application, curator }: { application: string; curator: string }) => `${application} ${curator}`;
        const sorted = ({ add, remove }: ReturnType<typeof shareOut>) => [add.map(key).sort(), remove.map(key).sort()];
        expect(sorted(shareOut(turned))).toEqual(sorted(shareOut(sharing)));
        expect(shareOut({ ...sharing, held: applied(sharing) })).toEqual({ add: [], remove: [] });
      }),
    );
  });
});
