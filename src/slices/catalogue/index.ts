/** Products, which last, listings (a product at an edition with a price) and the signed snapshots that tills carry. */
import './tables.ts';

export { addCategory } from './add-category.ts';
export { addProduct } from './add-product.ts';
export { catalogueApi } from './api.ts';
export { bookApi } from './book/book-api.ts';
export { createBookPrinter } from './book/print-book.ts';
export { type CatalogueFacts, catalogueFacts } from './catalogue-facts.ts';
export { selectSuccessors } from './category-store.ts';
export {
  copyProducts,
  listEarlier,
} from './copy-products.ts';
export { countUnlisted, type Unlisted } from './count-unlisted.ts';
export { createProduct } from './create-product.ts';
export { currentSnapshot } from './current-snapshot.ts';
export { type DiscountLimit, listDiscountLimits } from './discount-limit.ts';
export { editProduct, sellProduct, setPhotos } from './edit-product.ts';
export { fillShelf } from './fill-shelf.ts';
export { findCatalogueVersion } from './find-catalogue-version.ts';
export { findOffer, listOffersById, listOffersOfBusiness } from './find-offer.ts';
export { type BusinessSheet, getBusinessSheet } from './get-business-sheet.ts';
export { getOverview, type Overview } from './get-overview.ts';
export {
  type Appearance,
  findOrganiser,
  getProductSheet,
  listProven,
  newestEditionOf,
  type ProductSheet,
  type Proven,
  readStories,
} from './get-product-sheet.ts';
export { hasListings } from './has-listings.ts';
export { labelsApi } from './labels/labels-api.ts';
export { type LabelledProduct, listLabelled } from './labels/list-labelled.ts';
export { keepLabels } from './labels/print-labels.ts';
export { listCategories } from './list-categories.ts';
export { getManaged, listManaged, type ManagedProduct } from './list-managed.ts';
export { listOffers } from './list-offers.ts';
export { listProduct } from './list-product.ts';
export type { ProductListId } from './lists/list-store.ts';
export {
  type CheckedLine,
  type CheckedList,
  discardProductList,
  keepProductList,
  listMakers,
  listWaitingLists,
  MOST_LINES,
  sayProductColumns,
  showProductList,
  takeInProductList,
} from './lists/lists.ts';
export {
  countUnmapped,
  createCategory,
  listOwnCategories,
  listUnfit,
  listUnmapped,
  mapWords,
  mergeCategory,
  moveCategory,
  renameCategory,
  type Unmapped,
} from './manage-categories.ts';
export { nameProducts } from './name-things.ts';
export {
  CARRIED_EVERYWHERE_NEWS,
  CARRIED_NEWS,
  renewCarried,
  renewCarriedEverywhere,
} from './renew-carried.ts';
export { searchOffers } from './search-offers.ts';
export { setDiscountLimit } from './set-discount-limit.ts';
export { createDraw } from './share/draw-share.ts';
export { shareApi } from './share/share-api.ts';
export { sitemapApi } from './sitemap/sitemap-api.ts';
export { snapshotFacts } from './snapshot-facts.ts';
export { type Described, takeUpProducts } from './take-up-products.ts';
export { withdrawProduct } from './withdraw-product.ts';
