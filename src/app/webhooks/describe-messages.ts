/** What is posted to receivers, as the API's description has it: `webhooks` of OpenAPI 3.1. */
import { z } from 'zod';
import { messageData } from './message-data.ts';

/** Open to fields that come later, as docs/webhooks.md says; the tests hold what is sent to the closed form. */
function schemaOf(type: string, data: z.ZodObject) {
  const body = z.object({ type: z.literal(type), timestamp: z.iso.datetime(), data: z.object(data.shape) });
  const { $schema: _, ...schema } = z.toJSONSchema(body, { io: 'input' });
  return schema as object;
}

export function describeMessages() {
  return Object.fromEntries(
    Object.entries(messageData).map(([type, data]) => [
      type,
      {
        post: {
          tags: ['Webhooks'],
          summary: `\`${type}\``,
          description: 'Signed by the Standard Webhooks specification. See docs/webhooks.md.',
          requestBody: { required: true, content: { 'application/json': { schema: schemaOf(type, data) } } },
          responses: { '2XX': { description: 'Taken. Anything else is tried again.' } },
        },
      },
    ]),
  );
}
