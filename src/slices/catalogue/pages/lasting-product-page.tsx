import { type LoaderFunctionArgs, type MetaFunction, useLoaderData } from 'react-router';
import type { Context } from '../../../platform/db/context.ts';
import { type PageHandle, pageRequest } from '../../../platform/page/page-context.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { findOrganiser, getProductSheet, newestEditionOf } from '../index.ts';
import { ProductView } from './ProductView.tsx';
import { productHead } from './product-head.ts';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 3600 };

/** A product all year round, as at the newest edition where it is or was on sale. @throws `request.not-found`. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, actor, locale, requestId } = context.get(pageRequest);
  const { runner, settings, clock } = services;
  const product = params.product ?? '';
  const organiser = await findOrganiser(runner.db, params.organiser ?? '');
  if (!organiser) throw new DomainError(common['not-found']);
  const ctx: Context = { actor, organiser, clock, locale, requestId };
  const sheet = await runner.query(ctx, async (tx) =>
    getProductSheet(await newestEditionOf(ctx, tx, product), tx, product),
  );
  return { sheet, publicUrl: settings.publicUrl };
}

export const meta: MetaFunction<typeof loader> = ({ loaderData }) =>
  loaderData ? productHead(loaderData.sheet, loaderData.publicUrl) : [];

export default function LastingProductPage() {
  return <ProductView {...useLoaderData<typeof loader>().sheet} />;
}
