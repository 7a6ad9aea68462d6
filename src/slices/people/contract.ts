/** What others may know of people, browser-safe. */
import { z } from 'zod';
import { type Id, isId } from '../../kinds/id.ts';
import { ROLES } from '../../platform/db/context.ts';
import { typedLine } from '../../platform/forms/typed-line.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;
/** Days an invitation can be taken up. */
export const INVITATION_DAYS = 14;

/** A lead needs a region, because the own delegation is all that a lead sees; a producer a business, for the same reason. */
export const invitationForm = z
  .strictObject({
    email: mailAddress,
    role: z.enum(ROLES),
    region: z.string().max(40).optional(),
    /** The business that a producer speaks for; who invites has seen that it is within reach. */
    business: z.custom<Id<'business'>>(isId, 'not an id').optional(),
    /** The agency that the person works for; who invites has seen that it is the organiser's. */
    agency: z.custom<Id<'agency'>>(isId, 'not an id').optional(),
  })
  .refine(({ role, region }) => role !== 'lead' || region !== undefined, { path: ['region'] })
  .refine(({ role, business }) => (role === 'producer') === (business !== undefined), { path: ['business'] });

const password = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);
const name = typedLine(120).min(1);

export const acceptanceForm = z.object({ name, password });
export const passwordForm = z.object({ password });

const current = z.string().max(PASSWORD_MAX).default('');
const code = z.string().max(60).default('');

/** What can be changed of an account, one at a time. */
export const accountForm = z.discriminatedUnion('do', [
  z.object({ do: z.literal('name'), name }),
  z.object({ do: z.literal('password'), current, code, password }),
  z.object({ do: z.literal('email'), current, code, email: mailAddress }),
  z.object({ do: z.literal('enable'), current }),
  z.object({ do: z.literal('prove'), code }),
  z.object({ do: z.literal('disable'), current, code }),
  z.object({ do: z.literal('erase'), current, code, sure: z.literal('on') }),
  z.object({ do: z.literal('end'), session: z.string().max(100).optional() }),
]);

export type Invitation = {
  readonly organiserName: string;
  readonly email: string;
  readonly role: (typeof ROLES)[number];
  readonly region: string | null;
  /** That a producer is asked to speak for. */
  readonly business: Id<'business'> | null;
};
