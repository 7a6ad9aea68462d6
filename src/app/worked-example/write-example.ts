/** Writes the worked example anew: `node src/app/worked-example/write-example.ts`. The test beside compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { makeExample, signaturesOf } from './make-example.ts';
import { putExample } from './print-example.ts';
import { type RuleVectors, ruleVectors } from './rule-vectors.ts';

const docs = new URL('../../../docs/', import.meta.url);
const [page, vectors] = [new URL('hall-protocol.md', docs), new URL('vectors/example.json', docs)];
const example = makeExample(existsSync(vectors) ? signaturesOf(JSON.parse(readFileSync(vectors, 'utf8'))) : {});
writeFileSync(vectors, `${JSON.stringify(example, null, 2)}\n`);
writeFileSync(page, putExample(readFileSync(page, 'utf8'), example));

const rules = new URL('vectors/rules.json', docs);
const { charges }: Partial<RuleVectors> = existsSync(rules) ? JSON.parse(readFileSync(rules, 'utf8')) : {};
const kept = charges && { asked: charges.asked.signature, looked: charges.looked.signature };
writeFileSync(rules, `${JSON.stringify(await ruleVectors(kept), null, 2)}\n`);
