/** The file that a phone writes of what it could not send: requests with their signatures, one a line. */
import { z } from 'zod';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { MAX_BODY_BYTES } from '../contract.ts';

const carried = z.strictObject({ signature: z.string().min(1).max(200), body: z.string().min(1).max(MAX_BODY_BYTES) });
export type CarriedRequest = z.infer<typeof carried>;

/** Most requests of one file: 200 events each. */
export const MAX_CARRIED = 500;

/** Never throws, whatever the file is. An empty line is none. */
export function readUnsentFile(text: string): Result<CarriedRequest[], 'not-a-file'> {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0 || lines.length > MAX_CARRIED) return refused('not-a-file');
  const requests: CarriedRequest[] = [];
  for (const line of lines) {
    const read = carried.safeParse(parse(line));
    if (!read.success) return refused('not-a-file');
    requests.push(read.data);
  }
  return ok(requests);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
