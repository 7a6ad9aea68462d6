/** Which program this is: the version of the package and the commit that it was checked out at, or else built from. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

const COMMIT = /^[0-9a-f]{40}$/;
const SHOWN = 10;

/** `0.1.0+0123456789` of a commit, `0.1.0+built.0123456789` where there is no git but a build. Read once: a pull changes the files below. */
export function versionOf(root: URL): string {
  const folder = fileURLToPath(root);
  const commit = commitOf(folder)?.slice(0, SHOWN);
  const built = commit ?? read(join(folder, 'build/stamp'))?.slice(0, SHOWN);
  if (built === undefined) return packageJson.version;
  return `${packageJson.version}+${commit === undefined ? 'built.' : ''}${built}`;
}

/** Read from git's files, since git itself may be absent, or distrust the owner of the folder (gitrepository-layout(5)). */
function commitOf(folder: string): string | undefined {
  const git = gitFolder(join(folder, '.git'));
  if (git === undefined) return undefined;
  const head = read(join(git, 'HEAD'));
  if (head === undefined || COMMIT.test(head)) return head;
  const ref = /^ref: (\S+)$/.exec(head)?.[1];
  if (ref === undefined) return undefined;
  const shared = resolve(git, read(join(git, 'commondir')) ?? '.');
  const loose = read(join(shared, ref));
  const packed = read(join(shared, 'packed-refs'));
  return (
    loose ??
    packed
      ?.split('\n')
      .find((line) => line.endsWith(` ${ref}`))
      ?.slice(0, 40)
  );
}

/** A worktree has a file there that says where the folder is. */
function gitFolder(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return undefined;
  if (found.isDirectory()) return path;
  const said = /^gitdir: (.+)$/.exec(read(path) ?? '')?.[1];
  return said === undefined ? undefined : resolve(dirname(path), said);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
