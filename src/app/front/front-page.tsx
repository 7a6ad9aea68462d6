import { m } from '../../platform/i18n/index.ts';
import type { PageHandle } from '../../platform/page/page-context.ts';

export const handle: PageHandle = { access: 'public', still: true };

export default function FrontPage() {
  return <h1>{m.platform_brand()}</h1>;
}
