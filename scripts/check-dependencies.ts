/**
 * The floors and front doors of `.dependency-cruiser.cjs`, checked, and proof that the check still sees: a canary that
 * breaks each kind of rule must be caught, and at least so many modules must have been read.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './checks.ts';

const MODULES_AT_LEAST = 200;

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** `folder` holds a `src` as the project has it. */
function cruise(folder: string): Cruise {
  const ran = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/.bin/depcruise'),
      'src',
      '--config',
      join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  if (ran.error) throw ran.error;
  return JSON.parse(ran.stdout);
}

/** Files that break a rule each. */
const CANARIES: Readonly<Record<string, { readonly file: string; readonly imports: string }>> = {
  'kinds-import-nothing': { file: 'src/kinds/canary/wrong.ts', imports: '../../platform/log/log.ts' },
  'platform-looks-down': { file: 'src/platform/canary/wrong.ts', imports: '../../slices/people/index.ts' },
  'slices-look-down': { file: 'src/slices/floor/canary/wrong.ts', imports: '../../../app/bulletin.ts' },
  'rank-of-floor': { file: 'src/slices/floor/canary/higher.ts', imports: '../../catalogue/index.ts' },
  'front-doors': { file: 'src/slices/floor/canary/side-door.ts', imports: '../../editions/store.ts' },
};

/** The rules that a copy of the tree breaks once the canaries are laid into it. */
function cruiseWithCanaries(): Cruise {
  const copy = mkdtempSync(join(tmpdir(), 'gelaran-canary-'));
  try {
    cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
    cpSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'));
    for (const { file, imports } of Object.values(CANARIES)) {
      mkdirSync(join(copy, file, '..'), { recursive: true });
      writeFileSync(join(copy, file), `import '${imports}';\n`);
    }
    return cruise(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const tree = cruise(root);
const canaries = cruiseWithCanaries();
const faults: string[] = [];
for (const [rule, { file }] of Object.entries(CANARIES))
  if (!canaries.summary.violations.some((violation) => violation.rule.name === rule && violation.from === file))
    faults.push(`the canary of ${rule} was not caught`);
for (const violation of tree.summary.violations)
  faults.push(`${violation.rule.name}: ${violation.from} -> ${violation.to}`);
if (tree.summary.totalCruised < MODULES_AT_LEAST) faults.push(`only ${tree.summary.totalCruised} modules were read`);

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(
  `${tree.summary.totalCruised} modules keep to their floors; ${Object.keys(CANARIES).length} canaries caught`,
);
