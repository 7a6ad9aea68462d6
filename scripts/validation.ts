import { type Check, vitestCount } from './checks.ts';

/** Messages and page types are made first, because types, lint and tests read them. */
export const validation: readonly (readonly Check[])[] = [
  [
    { name: 'messages', args: ['scripts/build-messages.ts'] },
    { name: 'page types', args: ['node_modules/@react-router/dev/bin.cjs', 'typegen'] },
  ],
  [
    { name: 'types', args: ['node_modules/ts7/bin/tsc', '--noEmit'] },
    { name: 'lint and format', args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  ],
  [
    { name: 'dependencies', args: ['scripts/check-dependencies.ts'] },
    { name: 'unused code', args: ['node_modules/knip/bin/knip.js'] },
  ],
  [{ name: 'tests', args: ['node_modules/vitest/vitest.mjs', 'run'], count: vitestCount }],
];
