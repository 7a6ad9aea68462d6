/** A mail as simple HTML: paragraphs, lines, links; nothing is fetched when it is opened. */

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Addresses become links; whatever else was typed stays words. */
function inline(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, at) =>
      at % 2 === 0 ? escaped(part) : `<a href="${escaped(part)}" style="color:#0e5a5e">${escaped(part)}</a>`,
    )
    .join('')
    .replaceAll('\n', '<br>');
}

export function htmlOf(body: string, from: { readonly name: string; readonly contact: readonly string[] }): string {
  const parts = body
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) =>
      part === '---'
        ? '<hr style="border:0;border-top:1px solid #e2d9c9;margin:24px 0">'
        : `<p style="margin:0 0 16px">${inline(part)}</p>`,
    );
  const foot = [from.name, ...from.contact].map(inline).join('<br>');
  return [
    '<!doctype html><html><head><meta charset="utf-8"></head>',
    '<body style="margin:0;padding:24px;background:#faf7f1;color:#231c17;font:16px/1.5 sans-serif">',
    '<div style="max-width:600px;margin:0 auto;background:#fff;padding:24px;border-radius:8px">',
    ...parts,
    `<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e2d9c9;color:#5c5047;font-size:14px">${foot}</p>`,
    '</div></body></html>',
  ].join('');
}
