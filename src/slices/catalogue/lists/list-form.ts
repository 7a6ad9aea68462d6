/** The address of the form that carries a list: the page `import-products-page.tsx`, also as React Router sends it. */
export const PRODUCT_LIST_FORM = /^(\/en)?\/kerja\/[^/]+\/impor-produk(\.data)?$/;
