import { expect, it } from 'vitest';
import { callOf } from '../testing/open-call.ts';
import { changeCriteria, fieldsOfCall, inputOfFields, readCallFields } from './call-form.ts';

const ZONE = 'Asia/Jakarta';
const call = {
  ...callOf(),
  state: 'draft' as const,
  taking: false,
  publishedAt: null,
  criteria: [...callOf().criteria],
};
const fields = fieldsOfCall(call as Parameters<typeof fieldsOfCall>[0], ZONE);

it('shows a call and reads it back as it was', () => {
  expect(inputOfFields(fields, ZONE)).toEqual(callOf());
});

it('reads what a browser posts, checked boxes and all criteria', () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') form.set(name, value);
  form.set('blind', 'on');
  form.set('barOwnDelegation', 'on');
  form.set('count', '2');
  for (const [at, criterion] of fields.criteria.entries())
    for (const [name, value] of Object.entries(criterion)) form.set(`c${at}.${name}`, value);
  expect(readCallFields(form)).toEqual(fields);
});

it('adds, removes and moves criteria, and names new ones apart', () => {
  const codes = (wanted: string) => changeCriteria(fields.criteria, wanted).map(({ code }) => code);
  expect(codes('add')).toEqual(['quality', 'originality', '']);
  expect(codes('remove:0')).toEqual(['originality']);
  expect(codes('up:1')).toEqual(['originality', 'quality']);
  expect(codes('down:1')).toEqual(['quality', 'originality']);
  expect(codes('up:0')).toEqual(['quality', 'originality']);
  const more = ['Quality', 'Rasa & tekstur', '123'].map((nameId) => ({
    ...(fields.criteria[0] as (typeof fields.criteria)[number]),
    code: '',
    nameId,
  }));
  const input = inputOfFields({ ...fields, criteria: [...fields.criteria, ...more] }, ZONE);
  expect(input.criteria.map(({ code }) => code)).toEqual([
    'quality',
    'originality',
    'quality-a',
    'rasa-tekstur',
    'kriteria',
  ]);
});
