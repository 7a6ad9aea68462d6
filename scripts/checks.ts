/** The checks of `npm run validate` and `npm test`: each a program that runs by itself, its output shown when it fails. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

export interface Check {
  readonly name: string;
  /** Arguments to this very Node.js. */
  readonly args: readonly string[];
  /** Reads how many cases passed and failed from the output; a check without it counts as one. */
  readonly count?: (output: string) => { readonly passed: number; readonly failed: number } | undefined;
}

export function runCheck(check: Check): Promise<Outcome> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, [...check.args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => {
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      const counted = check.count?.(output) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
      // A runner that dies after its cases passed has failed all the same.
      const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
      if (code !== 0) console.log(`\n--- ${check.name} ---\n${output.trim()}\n`);
      console.log(
        `${failed === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${counted.passed} passed, ${failed} failed, ${seconds} s)`,
      );
      resolve({ name: check.name, passed: counted.passed, failed, seconds });
    });
  });
}

/** Colours of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const ANSI = /\u001b\[[\d;]*m/g;

/** `N passed, N failed` from the closing lines of vitest. */
export function vitestCount(output: string): { passed: number; failed: number } | undefined {
  const plain = output.replace(ANSI, '');
  const line = plain.split('\n').findLast((candidate) => /^\s*Tests\s/.test(candidate));
  if (!line) return undefined;
  return { passed: Number(/(\d+) passed/.exec(line)?.[1] ?? 0), failed: Number(/(\d+) failed/.exec(line)?.[1] ?? 0) };
}

/** Runs one after the other and adds up; checks that are cheap may be given side by side as a list. */
export async function runChecks(stages: readonly (readonly Check[])[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const stage of stages) outcomes.push(...(await Promise.all(stage.map(runCheck))));
  return outcomes;
}

export function report(outcomes: readonly Outcome[]): number {
  const passed = outcomes.reduce((total, outcome) => total + outcome.passed, 0);
  const failed = outcomes.reduce((total, outcome) => total + outcome.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
