/** What a receiver is sent when a person presses "test". Browser-safe. */
export const TEST_TYPE = 'webhook.test';
