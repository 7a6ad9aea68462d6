import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import { editionOf, type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { getProductSheet } from '../index.ts';
import { ProductView } from './ProductView.tsx';
import { productPath } from './paths.ts';
import { productHead } from './product-head.ts';

/** What it says of the edition being over changes with the day. */
export const handle: PageHandle = { access: 'public', still: true, freshFor: 3600 };

/** A product at an edition. @throws `request.not-found`. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const ctx = editionOf(context);
  const { runner, settings } = servicesOf(context);
  const sheet = await runner.query(ctx, (tx) => getProductSheet(ctx, tx, params.product ?? ''));
  const canonical = productPath(sheet.edition.organiser.slug, sheet.offer);
  return { sheet, canonical, publicUrl: settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) =>
  loaderData ? productHead(loaderData.sheet, loaderData.publicUrl) : [];

export default function ProductPage() {
  return <ProductView {...useLoaderData<typeof loader>().sheet} />;
}
