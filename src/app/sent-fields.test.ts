/** No form is forgotten: each that a page posts carries the key by which it is taken once, or says here why it need not. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { SENT } from '../platform/forms/sent-field.ts';

const root = new URL('../', import.meta.url).pathname;

/** Forms of these are safe by themselves. */
const SAFE_BY_ITSELF: Readonly<Record<string, string>> = {
  'app/apply/PartForm.tsx':
    'saves a part again and again while it is typed; what it saves is the same part, told apart by what was seen',
  'app/apply/apply-page.tsx /lanjut': 'opens a session',
  'app/apply/continue-page.tsx': 'opens a session',
  'app/front/EnterAs.tsx': 'opens a session of the demo',
  'app/work/overview-page.tsx /demo/kasir': 'the demo alone: a code that nobody uses ends by itself',
  'platform/forms/UnsentForm.tsx': 'carries the key that the refusal gave it',
  'platform/ui/WorkShell.tsx': 'signs out',
  'slices/catalogue/pages/labels-page.tsx':
    'the same labels are one printing by what is on them; a browser that saves the paper leaves the page as it is, for the next ones',
  'slices/people/pages/account-page.tsx /keluar': 'signs out',
  'slices/people/pages/code-page.tsx': 'opens a session; a code is spent once',
};

interface PostedForm {
  readonly where: string;
  readonly keyed: boolean;
  /** The browser itself sends it; what it answers may be a file, and then the page is not loaded anew. */
  readonly leaves: boolean;
}

const attribute = (form: ts.JsxOpeningElement, name: string) =>
  form.attributes.properties.find((each) => ts.isJsxAttribute(each) && each.name.getText() === name) as
    | ts.JsxAttribute
    | undefined;

/** Forms by `method`, whatever writes it; where one file has several, the end of the address that it names is added. */
function postedForms(file: string): PostedForm[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: PostedForm[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && /^(Form|form|\w+\.Form)$/.test(node.openingElement.tagName.getText())) {
      const method = attribute(node.openingElement, 'method')?.initializer?.getText();
      const [first] = node.children.filter((child) => !ts.isJsxText(child) || !child.containsOnlyTriviaWhiteSpaces);
      const action = attribute(node.openingElement, 'action')?.initializer?.getText() ?? '';
      const end = /'(\/[a-z]+(?:\/[a-z]+)?)'|\/lanjut/.exec(action)?.[0].replaceAll("'", '');
      const where = [file, `${file} ${end}`].find((each) => each in SAFE_BY_ITSELF) ?? file;
      if (method !== undefined && !/get/i.test(method))
        found.push({
          where,
          keyed: first?.getText() === '<SentField />',
          leaves: attribute(node.openingElement, 'reloadDocument') !== undefined,
        });
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

const forms = globSync('**/*.tsx', { cwd: root }).flatMap(postedForms);

it('every form that is posted carries its key first, or is safe by itself', () => {
  expect(forms.length).toBeGreaterThan(130);
  expect(forms.filter(({ where, keyed }) => keyed === where in SAFE_BY_ITSELF)).toEqual([]);
});

it('none that may leave its page as it is carries one: the next sending from there, with other content, would be refused', () => {
  const leaving = forms.filter(({ leaves }) => leaves);
  expect(leaving.length).toBeGreaterThan(0);
  expect(leaving.filter(({ keyed }) => keyed)).toEqual([]);
});

it('names no form that is not there any more', () => {
  const there = new Set(forms.map(({ where }) => where));
  expect(Object.keys(SAFE_BY_ITSELF).filter((where) => !there.has(where))).toEqual([]);
});

it('no page that is kept for everybody carries one: all who see it would have the same key', () => {
  const kept = globSync('**/*-page.tsx', { cwd: root }).filter((file) =>
    /still: true/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.filter((file) => postedForms(file).length > 0)).toEqual([]);
});

it('no field of a form is called as the key is', () => {
  const named = globSync('**/*.tsx', { cwd: root }).filter((file) =>
    readFileSync(join(root, file), 'utf8').includes(`name="${SENT}"`),
  );
  expect(named).toEqual([]);
});
