import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { beginApplications } from './begin-applications.ts';
import { type StartInput, startInput } from './contract.ts';

/**
 * Begins the business's application for this edition, from its last one if there is one; or finds it again. A withdrawn
 * one becomes a draft again. @throws as `beginApplications`.
 */
export async function startApplication(ctx: AtEdition, tx: Tx, input: StartInput): Promise<Id<'application'>> {
  const [begun] = await beginApplications(ctx, tx, 'call.apply', [accept(startInput, input)]);
  if (!begun) throw new Error('nothing was begun');
  if (!begun.existed) await audit(ctx, tx, 'call.begun', begun.application);
  return begun.application;
}
