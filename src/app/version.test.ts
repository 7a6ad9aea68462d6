import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { versionOf } from './version.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gelaran-version-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['a branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${COMMIT}\n` }, '+0123456789'],
  [
    'a packed branch',
    { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `# pack-refs\n${COMMIT} refs/heads/main\n` },
    '+0123456789',
  ],
  ['a commit', { '.git/HEAD': `${COMMIT}\n` }, '+0123456789'],
  [
    'a worktree',
    {
      '.git': 'gitdir: repo/worktrees/one\n',
      'repo/worktrees/one/HEAD': 'ref: refs/heads/one\n',
      'repo/worktrees/one/commondir': '../..\n',
      'repo/refs/heads/one': `${COMMIT}\n`,
    },
    '+0123456789',
  ],
  ['a build without git', { 'build/stamp': 'fedcba9876543210' }, '+built.fedcba9876'],
  ['neither', {}, ''],
])('tells %s', (_, files, suffix) => {
  write(files);
  expect(versionOf(pathToFileURL(`${folder}/`))).toBe(packageJson.version + suffix);
});
