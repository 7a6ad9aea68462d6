/**
 * What the `data` of each type of message holds, and nothing beside it. docs/webhooks.md shows it, the API's description has it as JSON
 * Schema, and the tests hold every message that is heard to it.
 */
import { z } from 'zod';
import { TEST_TYPE } from '../../platform/webhooks/rules/test-type.ts';
import type { WebhookType } from './types.ts';

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const amount = z.int().min(0);
const signedAmount = z.int();
const currency = z.string().regex(/^[A-Z]{3}$/);
const url = z.url();
/** The slug that the edition has when the message is made. */
const edition = z.string().min(1);

const ofTill = { edition, id: uuid, device: uuid, booth: uuid.nullable(), seq: z.int().min(1), currency, shift: uuid };
const receipt = z.string().min(1);
const payment = z.strictObject({
  edition,
  judgement: uuid,
  sale: uuid,
  payment: z.int().min(1),
  amount,
  reference: z.string(),
  source: z.enum(['gateway', 'statement', 'person']),
  currency,
  url,
});

export const messageData = {
  'sale.recorded': z.strictObject({ ...ofTill, receipt, total: amount, url }),
  'sale.voided': z.strictObject({ ...ofTill, sale: uuid, receipt, total: amount, url }),
  'refund.recorded': z.strictObject({ ...ofTill, sale: uuid, receipt, total: amount, url }),
  'shift.opened': z.strictObject({ ...ofTill, openingCash: amount }),
  'shift.closed': z.strictObject({
    ...ofTill,
    countedCash: amount,
    expectedCash: signedAmount,
    variance: signedAmount,
  }),
  'payment.confirmed': payment,
  'payment.withdrawn': payment,
  'payment.disputed': payment,
  'day.reported': z.strictObject({
    edition,
    id: uuid,
    booth: uuid,
    day: z.iso.date(),
    revision: z.int().min(1),
    amount,
    basis: z.literal('reported'),
    currency,
    url,
  }),
  'application.submitted': z.strictObject({ edition, id: uuid, business: uuid, region: z.string() }),
  'application.decided': z.strictObject({
    edition,
    id: uuid,
    business: uuid,
    outcome: z.enum(['accepted', 'waitlisted', 'refused']),
  }),
  [TEST_TYPE]: z.strictObject({ note: z.string() }),
} as const satisfies Readonly<Record<WebhookType | typeof TEST_TYPE, z.ZodType>>;

/** The body of a message: what its type promises. */
export const webhookMessage = z
  .strictObject({
    type: z.enum(Object.keys(messageData) as [keyof typeof messageData]),
    timestamp: z.iso.datetime({ precision: 3 }),
    data: z.record(z.string(), z.unknown()),
  })
  .check(({ value, issues }) => {
    const found = messageData[value.type].safeParse(value.data);
    for (const issue of found.error?.issues ?? [])
      issues.push({ ...issue, code: 'custom', input: value.data, path: ['data', ...issue.path] });
  });
