import { m } from '../../../platform/i18n/index.ts';
import { Checkbox, TextField } from '../../../platform/ui/index.ts';
import { WEBHOOK_TYPES } from '../../webhooks/types.ts';
import type { TypedEndpoint } from './Told.tsx';

/** The fields of a webhook; `typed` is what a refused form held. */
export function EndpointFields({ given }: { readonly given: Omit<TypedEndpoint, 'id'> }) {
  return (
    <>
      <TextField
        name="url"
        type="url"
        label={m.app_webhook_url()}
        hint={m.app_webhook_url_hint()}
        defaultValue={given.url}
        maxLength={2_000}
        autoComplete="off"
      />
      <TextField
        name="description"
        label={m.app_webhook_description()}
        defaultValue={given.description}
        maxLength={200}
        optional
      />
      <fieldset>
        <legend className="font-semibold">{m.app_webhook_types()}</legend>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {WEBHOOK_TYPES.map((type) => (
            <Checkbox
              key={type}
              name="types"
              value={type}
              label={<code className="text-sm">{type}</code>}
              defaultChecked={given.types.includes(type)}
            />
          ))}
        </div>
      </fieldset>
      <Checkbox name="active" value="on" label={m.app_webhook_active()} defaultChecked={given.active} />
    </>
  );
}
