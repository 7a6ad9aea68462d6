/** The address of the form that carries a list: the page `nomination-upload-page.tsx`, also as React Router sends it. */
export const LIST_FORM = /^(\/en)?\/kerja\/[^/]+\/pencalonan\/daftar(\.data)?$/;
