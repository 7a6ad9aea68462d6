import { formatCount } from '../../../kinds/money.ts';
import { getLocale, m } from '../../../platform/i18n/index.ts';
import { Notice } from '../../../platform/ui/index.ts';

/** What came of the last form. */
export type Told =
  | { readonly state: 'secret'; readonly secret: string; readonly url: string }
  | { readonly state: 'replayed' | 'retried'; readonly count: number }
  | { readonly state: 'saved' | 'tested' | 'removed' }
  | { readonly state: 'invalid' | 'refused' | 'too-many' | 'gone'; readonly typed: TypedEndpoint };

/** What a refused form held. */
export interface TypedEndpoint {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  readonly active: boolean;
}

export function Answer({ told }: { readonly told: Told }) {
  const locale = getLocale();
  switch (told.state) {
    case 'secret':
      return (
        <Notice kind="success" title={m.app_webhook_secret()}>
          <p>{m.app_webhook_secret_text()}</p>
          <p className="mt-1 break-all font-mono">{told.secret}</p>
        </Notice>
      );
    case 'replayed':
      return <Notice kind="success" title={m.app_webhook_replayed({ count: formatCount(told.count, locale) })} />;
    case 'retried':
      return <Notice kind="success" title={m.app_webhook_retried({ count: formatCount(told.count, locale) })} />;
    case 'saved':
      return <Notice kind="success" title={m.app_webhook_saved()} />;
    case 'tested':
      return <Notice kind="success" title={m.app_webhook_tested()} />;
    case 'removed':
      return <Notice kind="success" title={m.app_webhook_removed()} />;
    case 'refused':
      return <Notice kind="danger" title={m.app_webhook_refused()} />;
    case 'too-many':
      return <Notice kind="danger" title={m.app_webhook_too_many()} />;
    case 'gone':
      return <Notice kind="danger" title={m.app_webhook_gone()} />;
    default:
      return <Notice kind="danger" title={m.app_webhook_invalid()} />;
  }
}
