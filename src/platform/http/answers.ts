/** Tells whoever listens in this process what declared routes answer (an observer). Nobody listens in production. */
import { channel } from 'node:diagnostics_channel';
import type { RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';

export interface Answer {
  /** As it was declared, with the schemas of its answers. */
  readonly route: RouteConfig;
  readonly request: Request;
  /** A listener that reads its body reads a clone's. */
  readonly response: Response;
}

/** Messages are of the type `Answer`. */
export const ANSWERS = channel('gelaran:answers');

export function tellAnswers(route: () => RouteConfig): MiddlewareHandler {
  return async (c, next) => {
    await next();
    if (ANSWERS.hasSubscribers)
      ANSWERS.publish({ route: route(), request: c.req.raw, response: c.res } satisfies Answer);
  };
}
