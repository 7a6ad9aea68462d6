/** The settings of a call as a form's fields, which work without script: buttons add, remove and move criteria. */
import type { z } from 'zod';
import { instantAt } from '../../../kinds/wall-time.ts';
import type { Fields } from '../../../platform/forms/seen-fields.ts';
import type { Call, CallInput, callInput } from '../contract.ts';
import { MAX_QUESTIONS, QUESTION_KINDS } from '../questions/contract.ts';
import { wallOf } from '../rules/wall-instant.ts';

export interface CriterionFields {
  /** Empty for a new one; its name makes it. */
  readonly code: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly helpId: string;
  readonly helpEn: string;
  readonly weight: string;
  readonly scale: string;
  /** `` never, a number: up to so many points. */
  readonly remark: string;
}

export interface QuestionFields {
  readonly code: string;
  readonly kind: string;
  readonly labelId: string;
  readonly labelEn: string;
  /** One a line. */
  readonly choices: string;
  readonly required: boolean;
  readonly curators: boolean;
}

export interface CallFields {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly scoringUntil: string;
  readonly termsId: string;
  readonly termsEn: string;
  readonly blind: boolean;
  readonly barOwnDelegation: boolean;
  readonly excludePrevious: boolean;
  readonly curatorsEach: string;
  readonly criteria: readonly CriterionFields[];
  readonly questions: readonly QuestionFields[];
}

const EMPTY: CriterionFields = {
  code: '',
  nameId: '',
  nameEn: '',
  helpId: '',
  helpEn: '',
  weight: '1',
  scale: '5',
  remark: '',
};

const NO_QUESTION: QuestionFields = {
  code: '',
  kind: 'text',
  labelId: '',
  labelEn: '',
  choices: '',
  required: false,
  curators: true,
};

export function fieldsOfCall(call: Call, zone: string): CallFields {
  return {
    opensAt: wallOf(call.opensAt, zone),
    closesAt: wallOf(call.closesAt, zone),
    scoringUntil: wallOf(call.scoringUntil, zone),
    termsId: call.terms.id,
    termsEn: call.terms.en,
    blind: call.blind,
    barOwnDelegation: call.barOwnDelegation,
    excludePrevious: call.excludePrevious,
    curatorsEach: String(call.curatorsEach),
    criteria: call.criteria.map((criterion) => ({
      code: criterion.code,
      nameId: criterion.name.id,
      nameEn: criterion.name.en,
      helpId: criterion.help.id,
      helpEn: criterion.help.en,
      weight: String(criterion.weight),
      scale: String(criterion.scale),
      remark: criterion.remarkUpTo === null ? '' : String(criterion.remarkUpTo),
    })),
    questions: call.questions.map(({ code, kind, label, choices, required, curators }) => ({
      code,
      kind,
      labelId: label.id,
      labelEn: label.en,
      choices: choices.join('\n'),
      required,
      curators,
    })),
  };
}

export function readCallFields(form: FormData): CallFields {
  const text = (name: string) => String(form.get(name) ?? '');
  const count = Math.min(20, Number(text('count')) || 0);
  return {
    opensAt: text('opensAt'),
    closesAt: text('closesAt'),
    scoringUntil: text('scoringUntil'),
    termsId: text('termsId'),
    termsEn: text('termsEn'),
    blind: form.has('blind'),
    barOwnDelegation: form.has('barOwnDelegation'),
    excludePrevious: form.has('excludePrevious'),
    curatorsEach: text('curatorsEach'),
    criteria: Array.from({ length: count }, (_, at) => ({
      code: text(`c${at}.code`),
      nameId: text(`c${at}.nameId`),
      nameEn: text(`c${at}.nameEn`),
      helpId: text(`c${at}.helpId`),
      helpEn: text(`c${at}.helpEn`),
      weight: text(`c${at}.weight`),
      scale: text(`c${at}.scale`),
      remark: text(`c${at}.remark`),
    })),
    questions: Array.from({ length: Math.min(MAX_QUESTIONS, Number(text('questions')) || 0) }, (_, at) => ({
      code: text(`q${at}.code`),
      kind: text(`q${at}.kind`),
      labelId: text(`q${at}.labelId`),
      labelEn: text(`q${at}.labelEn`),
      choices: text(`q${at}.choices`),
      required: form.has(`q${at}.required`),
      curators: form.has(`q${at}.curators`),
    })),
  };
}

/** As one text a setting, to be held against what another saved; criteria and questions are each one, in their order. */
export function flatOfFields({ criteria, questions, ...fields }: CallFields): Fields {
  const ticked = (value: string | boolean) => (typeof value === 'string' ? value : value ? 'on' : '');
  return {
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, ticked(value)])),
    criteria: JSON.stringify(criteria),
    questions: JSON.stringify(questions),
  };
}

export function fieldsOfFlat(flat: Fields): CallFields {
  const text = (name: string) => flat[name] ?? '';
  return {
    opensAt: text('opensAt'),
    closesAt: text('closesAt'),
    scoringUntil: text('scoringUntil'),
    termsId: text('termsId'),
    termsEn: text('termsEn'),
    blind: text('blind') === 'on',
    barOwnDelegation: text('barOwnDelegation') === 'on',
    excludePrevious: text('excludePrevious') === 'on',
    curatorsEach: text('curatorsEach'),
    criteria: JSON.parse(text('criteria') || '[]') as CriterionFields[],
    questions: JSON.parse(text('questions') || '[]') as QuestionFields[],
  };
}

/** What a button does to the list: `add`, `remove:2`, `up:2`, `down:2`. Anything else leaves it. */
export function changeCriteria(criteria: readonly CriterionFields[], wanted: string): readonly CriterionFields[] {
  const [what, place] = wanted.split(':');
  const at = Number(place);
  if (what === 'add') return criteria.length < 20 ? [...criteria, EMPTY] : criteria;
  if (what === 'remove') return criteria.filter((_, index) => index !== at);
  const to = what === 'up' ? at - 1 : what === 'down' ? at + 1 : at;
  const [moving, other] = [criteria[at], criteria[to]];
  return moving && other ? criteria.with(at, other).with(to, moving) : criteria;
}

/** The same for questions: `ask`, `unask:1`. */
export function changeQuestions(questions: readonly QuestionFields[], wanted: string): readonly QuestionFields[] {
  const [what, place] = wanted.split(':');
  if (what === 'ask') return questions.length < MAX_QUESTIONS ? [...questions, NO_QUESTION] : questions;
  return what === 'unask' ? questions.filter((_, at) => at !== Number(place)) : questions;
}

/** A code from a name: letters joined by hyphens, unlike the codes there are. */
function codeOf(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize('NFKD').toLowerCase();
  const base =
    plain
      .replace(/[^a-z]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 30)
      .replace(/-+$/, '') || 'kriteria';
  let code = base;
  for (let more = 'a'; taken.has(code); more += 'a') code = `${base}-${more}`;
  return code;
}

/** The command's input; what is no number or instant becomes one that its schema refuses. */
export function inputOfFields(fields: CallFields, zone: string): z.input<typeof callInput> & CallInput {
  const codes = new Set(fields.criteria.map(({ code }) => code).filter((code) => code !== ''));
  const asked = new Set(fields.questions.map(({ code }) => code).filter((code) => code !== ''));
  return {
    opensAt: instantAt(fields.opensAt, zone) ?? -1,
    closesAt: instantAt(fields.closesAt, zone) ?? -1,
    scoringUntil: instantAt(fields.scoringUntil, zone) ?? -1,
    terms: { id: fields.termsId, en: fields.termsEn },
    blind: fields.blind,
    barOwnDelegation: fields.barOwnDelegation,
    excludePrevious: fields.excludePrevious,
    curatorsEach: Number(fields.curatorsEach) || 0,
    criteria: fields.criteria.map((criterion) => {
      const code = criterion.code || codeOf(criterion.nameId, codes);
      codes.add(code);
      return {
        code,
        name: { id: criterion.nameId, en: criterion.nameEn },
        help: { id: criterion.helpId, en: criterion.helpEn },
        weight: Number(criterion.weight) || 0,
        scale: Number(criterion.scale) || 0,
        remarkUpTo: criterion.remark === '' ? null : Number(criterion.remark),
      };
    }),
    questions: fields.questions.map(({ kind, labelId, labelEn, choices, required, curators, ...question }) => {
      const code = question.code || codeOf(labelId || labelEn, asked);
      asked.add(code);
      return {
        code,
        kind: QUESTION_KINDS.find((each) => each === kind) ?? 'text',
        label: { id: labelId, en: labelEn },
        choices: kind === 'choice' ? [...new Set(choices.split('\n').flatMap((each) => each.trim() || []))] : [],
        required,
        curators,
      };
    }),
  };
}
