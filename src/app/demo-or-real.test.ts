import { describe, expect, it } from 'vitest';
import type { Purpose } from '../platform/db/purpose.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { decideDemo } from './demo-or-real.ts';

type Environment = Readonly<Record<string, string>>;

function decide(purpose: Purpose | undefined, env: Environment) {
  const organisers = purpose === 'real' ? ['jatim'] : purpose === 'demo' ? ['kaltim', 'nusa-raya'] : [];
  return decideDemo({ place: '/srv/gelaran', organisers, purpose }, readSettings(env).asked);
}

describe('a start', () => {
  it.each<[Purpose | undefined, Environment, boolean, RegExp | undefined]>([
    [undefined, {}, true, /is new: it gets the demo/],
    [undefined, { GELARAN_DEMO: 'on' }, true, undefined],
    [undefined, { GELARAN_DEMO: 'off' }, false, undefined],
    [undefined, { NODE_ENV: 'production' }, false, /gets no demo/],
    [undefined, { PUBLIC_URL: 'https://kaltim.example.org' }, false, /gets no demo/],
    [undefined, { NODE_ENV: 'production', GELARAN_DEMO: 'on' }, true, undefined],
    [undefined, { DATABASE_URL: 'postgres://u:p@db/x' }, false, undefined],
    ['demo', {}, true, undefined],
    ['demo', { NODE_ENV: 'production' }, true, undefined],
    ['demo', { GELARAN_DEMO: 'off' }, false, /gelaran demo remove/],
    ['real', {}, false, /for real work, so there is no demo/],
    ['real', { GELARAN_DEMO: 'off' }, false, undefined],
  ])('on data that is %s with %o serves the demo: %s', (purpose, env, demo, word) => {
    const decided = decide(purpose, env);
    expect([decided.demo, word === undefined ? decided.word : word.test(decided.word ?? '')]).toEqual([
      demo,
      word === undefined ? undefined : true,
    ]);
  });

  it('refuses the demo where there is real work, and names it', () => {
    expect(() => decide('real', { GELARAN_DEMO: 'on' })).toThrow(/^\/srv\/gelaran is for real work \(jatim\); [^\n]+$/);
  });
});
