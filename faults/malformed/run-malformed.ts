import { readFileSync } from 'node:fs';
import { seededRandom } from '../../src/app/demo/seeded-random.ts';
import { foldersOf } from '../../src/platform/postgres/folders.ts';
import { listPresent } from '../../src/platform/postgres/presence.ts';
import { verifyFolder } from '../kills/check-books.ts';
import { prepareDraws } from './draw-request.ts';
import { type RawAnswer, type RawRequest, sendRaw } from './raw-request.ts';

export interface MalformedOptions {
  readonly requests: number;
  readonly seed: number;
  readonly server: { readonly url: string; readonly dataDir: string };
  readonly onThousand?: (done: number) => void;
}

export interface MalformedReport {
  readonly seed: number;
  readonly requests: number;
  /** How many had which status, `closed` without one, or stayed `silent`. */
  readonly answers: Readonly<Record<string, number>>;
  /** The first requests that were answered with 5xx or not at all, shortened. */
  readonly worst: readonly string[];
  /** Resident memory of the server in MiB after the first third and at the end. */
  readonly memory: { readonly early: number; readonly late: number };
  readonly differences: number;
  readonly seconds: number;
  readonly broken: readonly string[];
}

const LANES = 6;
const WORST_SHOWN = 10;
/** More than the garbage of one collection, less than a leak of a few KiB a request in ten thousands of them. */
const MOST_GROWTH_MIB = 128;
/** Until it has answered so many, a server only takes the memory that it works in: what it holds then says nothing of a leak. */
const WARM_UP = 2_000;

/** Sends malformed requests, several at a time; the server must answer every one and come out as it went in. */
export async function runMalformed({ requests, seed, server, onThousand }: MalformedOptions): Promise<MalformedReport> {
  const started = performance.now();
  const random = seededRandom(`${seed} malformed`);
  const draw = await prepareDraws(server.url);
  const answers = new Map<RawAnswer, number>();
  const worst: string[] = [];
  let [sent, early] = [0, 0];

  async function lane(): Promise<void> {
    while (sent < requests) {
      sent++;
      if (sent % 1_000 === 0) onThousand?.(sent);
      if (sent === Math.ceil(requests / 3)) early = residentMemory(server.dataDir);
      const request = draw(random);
      const answer = await sendRaw(server.url, request);
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
      if (isBad(answer) && worst.length < WORST_SHOWN) worst.push(`${answer} ${shorten(request)}`);
    }
  }

  await Promise.all(Array.from({ length: LANES }, lane));
  const late = residentMemory(server.dataDir);
  const { differences } = await verifyFolder(server.dataDir);
  const report = {
    seed,
    requests,
    answers: Object.fromEntries([...answers].sort(([a], [b]) => String(a).localeCompare(String(b)))),
    worst,
    memory: { early, late },
    differences: differences.length,
    seconds: Math.round((performance.now() - started) / 1_000),
  };
  return { ...report, broken: brokenPromises(report) };
}

function isBad(answer: RawAnswer): boolean {
  return answer === 'silent' || (typeof answer === 'number' && answer >= 500);
}

function shorten({ method, path, headers, body }: RawRequest): string {
  const said = headers.map(([name, value]) => `${name}: ${value.slice(0, 40)}`).join('; ');
  return `${method} ${path.slice(0, 200)} [${said}] ${JSON.stringify(Buffer.from(body).toString('latin1').slice(0, 600))}`;
}

/** In MiB, of the process that owns the data folder; 0 on a system without /proc. */
function residentMemory(dataDir: string): number {
  const owner = listPresent(foldersOf(dataDir).present).find(({ standing }) => standing === 'own');
  try {
    const status = readFileSync(`/proc/${owner?.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

function brokenPromises(report: Omit<MalformedReport, 'broken'>): string[] {
  const failed = Object.entries(report.answers).filter(([status]) => /^5|silent/.test(status));
  const grown = report.memory.late - report.memory.early;
  return [
    ...failed.map(([status, count]) => `${count} answers ${status}`),
    ...(report.requests / 3 >= WARM_UP && grown > MOST_GROWTH_MIB ? [`memory grew by ${grown} MiB`] : []),
    ...(report.differences > 0 ? [`${report.differences} differences found by verify`] : []),
  ];
}
