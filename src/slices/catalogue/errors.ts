import { declareErrors } from '../../platform/problem/domain-error.ts';

export const errors = declareErrors('catalogue', {
  'slug-taken': [409, 'Another product of this organiser has this address.'],
  'unknown-category': [422, 'There is no such category.'],
  'category-name-taken': [422, 'Another category has this name.'],
  'category-stays': [409, 'What fits nowhere else is shown under this category: it cannot go.'],
  'unknown-product': [422, 'There is no such product.'],
  'unknown-list': [404, 'There is no such list of products.'],
  'list-faulty': [422, 'Lines of the list have faults: nothing was taken in.'],
  'no-labels': [422, 'No label is asked for.'],
  'too-many-labels': [422, 'These are more labels than are printed at once.'],
  'not-exhibiting': [409, 'The business of this product does not take part in this edition.'],
});
