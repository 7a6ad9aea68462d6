import type { PageHandle } from '../../platform/page/page-context.ts';

export const handle: PageHandle = { access: 'public' };

export default function GalleryPage() {
  return <h1>Gallery</h1>;
}
