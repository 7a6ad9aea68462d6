/** The form of a supervisor: what is wrong with it, field by field, and what was typed but for the PINs. */
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { type SupervisorInput, supervisorInput } from '../../editions/contract.ts';

export interface SupervisorTyped {
  /** Empty for a new one. */
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly email: string;
  readonly wrong: readonly ('name' | 'pin' | 'pin2' | 'email' | 'other')[];
}

type Read = Result<SupervisorInput, 'form-wrong', SupervisorTyped> & { readonly typed: SupervisorTyped };

/** PINs are typed again rather than sent back. */
export function readSupervisorForm(form: Readonly<Record<string, unknown>>): Read {
  const text = (key: string) => (typeof form[key] === 'string' ? form[key].trim() : '');
  const typed = { id: text('id'), name: text('name'), region: text('region'), email: text('email'), wrong: [] };
  const [pin, again] = [text('pin'), text('pin2')];
  const given = {
    ...(typed.id === '' ? {} : { id: typed.id }),
    name: typed.name,
    region: typed.region === '' ? null : typed.region,
    email: typed.email === '' ? null : typed.email,
    ...(pin === '' && typed.id !== '' ? {} : { pin }),
  };
  const read = supervisorInput.safeParse(given);
  const wrong = new Set<SupervisorTyped['wrong'][number]>();
  for (const { path } of read.error?.issues ?? []) wrong.add(fieldOf(path[0]));
  if (!wrong.has('pin') && pin !== again) wrong.add('pin2');
  if (read.success && wrong.size === 0) return { ...ok(read.data as SupervisorInput), typed };
  return { ...refused('form-wrong', { ...typed, wrong: [...wrong] }), typed };
}

function fieldOf(key: PropertyKey | undefined): SupervisorTyped['wrong'][number] {
  return key === 'name' || key === 'pin' || key === 'email' ? key : 'other';
}
