import { Form } from 'react-router';
import type { Photo as PhotoFacts } from '../../../platform/files/photo.ts';
import { enoughPixels, isTooSmall, PRODUCT_PRINT } from '../../../platform/files/print-size.ts';
import { SentField } from '../../../platform/forms/SentField.tsx';
import { m } from '../../../platform/i18n/index.ts';
import { Badge, Button, Card, FILE_CONTROL, Field, Notice, Photo } from '../../../platform/ui/index.ts';
import { MOST_PHOTOS } from '../contract.ts';

export interface ManagedPhotosProps {
  readonly product: { readonly slug: string; readonly photos: readonly PhotoFacts[] };
  /** Where a form that carries a photograph goes. */
  readonly action: string;
}

/** The photographs in their order; each can go or become the cover. */
export function ManagedPhotos({ product, action }: ManagedPhotosProps) {
  const { photos, slug } = product;
  return (
    <Card title={m.catalogue_photos()}>
      <p className="mb-4 text-ink-2 text-sm">
        {photos.length === 0 ? m.catalogue_no_photos() : m.catalogue_photos_hint({ most: MOST_PHOTOS })}
      </p>
      {photos.some((photo) => isTooSmall(photo, PRODUCT_PRINT)) && (
        <div className="mb-4">
          <Notice kind="warn" title={m.platform_photo_small_title()}>
            {m.platform_photo_small_text(enoughPixels(PRODUCT_PRINT))}
          </Notice>
        </div>
      )}
      {photos.length > 0 && (
        <ul className="mb-5 grid grid-cols-2 gap-3 sm:grid-cols-3">
          {photos.map((photo, place) => (
            <li key={photo.id} className="overflow-clip rounded-m border border-line">
              <Photo
                photo={photo}
                alt=""
                sizes="(min-width: 40rem) 14rem, 45vw"
                code={slug}
                className="aspect-square"
              />
              <Form method="post" className="grid gap-1 p-2">
                <SentField />
                <input type="hidden" name="photo" value={photo.id} />
                {isTooSmall(photo, PRODUCT_PRINT) && (
                  <p className="flex justify-center">
                    <Badge tone="gold">{m.platform_photo_small()}</Badge>
                  </p>
                )}
                {place === 0 ? (
                  <p className="flex min-h-9 items-center justify-center pointer-coarse:min-h-12">
                    <Badge tone="river">{m.catalogue_cover()}</Badge>
                  </p>
                ) : (
                  <Button name="do" value="cover" tone="quiet" size="small">
                    {m.catalogue_make_cover()}
                  </Button>
                )}
                <Button name="do" value="remove" tone="outline" size="small">
                  {m.catalogue_remove_photo({ place: place + 1 })}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {photos.length < MOST_PHOTOS && (
        <form method="post" action={action} encType="multipart/form-data" className="grid gap-3">
          <SentField />
          <Field label={m.catalogue_add_photo()}>
            {(control) => (
              <input {...control} type="file" name="photo_file" accept="image/*" className={FILE_CONTROL} />
            )}
          </Field>
          <div>
            <Button tone="outline">{m.catalogue_add_photo()}</Button>
          </div>
        </form>
      )}
    </Card>
  );
}
