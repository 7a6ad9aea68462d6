/** Structured logs, one JSON line each. Names that hold secrets never reach the output. */
import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

const SECRET = ['password', 'token', 'code', 'secret', 'cookie', 'authorization', 'email', 'proof', 'privateKey'];

export function createLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
  });
}
