/** The addresses of the forms that carry a file: `own-file.ts` by script, `statement-page.tsx` as a whole without. */
export const ANSWER_FILE_FORM = /^(\/en)?\/kerja\/[^/]+\/usaha\/[^/]+\/(pernyataan|berkas\/[^/]+)$/;
