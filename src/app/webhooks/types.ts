/** What webhooks may tell. Names are for ever: receivers hang on them. docs/webhooks.md says what each holds. */
export const WEBHOOK_TYPES = [
  'sale.recorded',
  'sale.voided',
  'refund.recorded',
  'shift.opened',
  'shift.closed',
  'payment.confirmed',
  'payment.withdrawn',
  'payment.disputed',
  'day.reported',
  'application.submitted',
  'application.decided',
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

export function isWebhookType(text: string): text is WebhookType {
  return (WEBHOOK_TYPES as readonly string[]).includes(text);
}
