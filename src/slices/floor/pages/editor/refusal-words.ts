import { m } from '../../../../platform/i18n/index.ts';

/** A refusal of the server in words that say what to do. */
export function refusalWords(problem: {
  readonly code: string;
  readonly number?: string;
  readonly by?: string;
}): string {
  switch (problem.code) {
    case 'floor.booth-held':
      return m.floor_refused_held({ number: problem.number ?? '', by: problem.by ?? '' });
    case 'floor.already-placed':
      return m.floor_refused_placed({ number: problem.number ?? '' });
    case 'floor.other-delegation':
      return m.floor_refused_delegation();
    case 'floor.in-use':
      return m.floor_refused_in_use();
    case 'floor.days-outside-edition':
      return m.floor_refused_days();
    case 'floor.booth-blocked':
      return m.floor_refused_blocked();
    case 'floor.no-holder':
      return m.floor_refused_no_holder();
    case 'request.sign-in':
      return m.floor_refused_sign_in();
    case 'floor.unknown-venue':
      return m.floor_refused_venue();
    default:
      return m.floor_refused_other({ code: problem.code });
  }
}
