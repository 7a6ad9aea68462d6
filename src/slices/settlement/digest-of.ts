import { createHash } from 'node:crypto';
import type { Id } from '../../kinds/id.ts';
import type { Statement } from './contract.ts';

/** SHA-256 over a domain prefix, the business and the statement as JSON: what a signature stands under. */
export function digestOf(business: Id<'business'>, statement: Statement): Buffer {
  return createHash('sha256').update(`gelaran-settlement-v1\n${business}\n`).update(JSON.stringify(statement)).digest();
}
