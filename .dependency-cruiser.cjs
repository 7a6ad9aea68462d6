/** The floors and the front doors, as rules that a machine checks. `scripts/check-dependencies.ts` proves that they bite. */
const RANKS = [
  ['people'],
  ['editions'],
  ['exhibitors'],
  ['call'],
  ['floor'],
  ['catalogue'],
  ['stock'],
  ['hall'],
  ['till', 'gate', 'protocol', 'stage', 'newsroom'],
  ['takings'],
  ['insights'],
  ['settlement'],
  ['outreach'],
];

/** A slice sees lower ranks only: never a higher one, never another of its own rank. */
const rankRules = RANKS.flatMap((slices, rank) =>
  slices.map((slice) => {
    const unseen = RANKS.flatMap((others, at) => (at < rank ? [] : others)).filter((other) => other !== slice);
    return {
      name: `rank-of-${slice}`,
      severity: 'error',
      comment: `${slice} looks down only`,
      from: { path: `^src/slices/${slice}/` },
      to: { path: `^src/slices/(${unseen.join('|')})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    {
      name: 'kinds-import-nothing',
      severity: 'error',
      from: { path: '^src/kinds/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/kinds/' },
    },
    {
      name: 'platform-looks-down',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(slices|app)/' },
    },
    { name: 'slices-look-down', severity: 'error', from: { path: '^src/slices/' }, to: { path: '^src/app/' } },
    ...rankRules,
    {
      name: 'front-doors',
      severity: 'error',
      comment: 'a slice is entered by index.ts, contract.ts or labels.ts, or by rules that device and server share',
      from: { path: '^src/slices/([^/]+)/' },
      to: {
        path: '^src/slices/([^/]+)/',
        pathNot: '^src/slices/($1/|[^/]+/(index|contract|labels)\\.ts$|[^/]+/(rules|offline|testing)/)',
      },
    },
    {
      name: 'device-stays-small',
      severity: 'error',
      comment: 'what runs on a phone imports no server, no router, no React Aria',
      from: { path: '^src/slices/[^/]+/offline/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^(src/(platform/(db|http|postgres|backup|page|log|mail|audit)|app)/|node_modules/(pg|kysely|hono|react-router|react-aria-components)/|node:)',
      },
    },
    {
      name: 'pages-without-stores',
      severity: 'error',
      comment: 'a page imports contracts, rules, queries and components, never a store',
      from: { path: '^src/slices/[^/]+/pages/' },
      to: { path: '/store\\.ts$' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(i18n.compiled|\\+types)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
