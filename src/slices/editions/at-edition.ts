import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';

/** The circumstances of whatever happens within one edition. */
export type AtEdition = Context & { readonly edition: Id<'edition'> };
