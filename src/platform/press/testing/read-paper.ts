/** For tests: what a PDF says, read back as a screen reader or a search would. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of all pages, as signs are composed in most fonts (NFKC), without what draws nothing. */
export async function readPaper(pdf: Uint8Array): Promise<string> {
  // A copy: the reader takes the bytes for itself.
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  await task.destroy();
  return pages
    .join('\n')
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
}

/** Which signs of a text its paper lacks: order and repetition within a cluster are the font's own. */
export function missingFrom(paper: string, text: string): string[] {
  const wanted = new Set(text.normalize('NFKC').replaceAll(/[\s\p{Default_Ignorable_Code_Point}]/gu, ''));
  return [...wanted].filter((sign) => !paper.includes(sign));
}
