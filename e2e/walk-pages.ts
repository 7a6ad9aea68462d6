/** Which pages somebody walks: those of the routes that need nothing but an edition, and those that a link of a walked page leads to. */
import { matchPath } from 'react-router';
import { type Action, POLICY } from '../src/platform/authz/access.ts';
import { type ShownPage, shownPages } from './guarded-pages.ts';

export const PAGES: readonly ShownPage[] = shownPages();

/** What only exists for somebody who has been sent something, or has sent a file; where else it is looked at. */
export const NOT_WALKED: Readonly<Record<string, string>> = {
  reset: 'opens by a mailed code: real-expo.journey.ts',
  'account-email': 'opens by a mailed code',
  'report-day': 'opens by a link to a booth: money.journey.ts',
  'nomination-list': 'of a list that somebody has sent: delegation.journey.ts',
  'product-list': 'of a list that somebody has sent: real-expo.journey.ts',
  statement: 'of a file that somebody has sent: real-expo.journey.ts',
  message: 'of a message that somebody has written',
  'change-note': 'of a delivery note that is not sent yet: real-expo.journey.ts',
  score: 'while a call is open, by a curator who has been given an application: curation.journey.ts',
  'sign-out': 'shows nothing',
};

/** The page at an address without a language, and whether it is of one thing. Of two that match, the one with fewer parameters. */
export function pageAt(pathname: string): ShownPage | undefined {
  return PAGES.filter(({ pattern }) => matchPath(pattern, pathname)).sort(
    (one, other) => count(one.pattern) - count(other.pattern),
  )[0];
}

const count = (pattern: string) => pattern.split(':').length;

/** What somebody walks from: pages that are theirs and name nothing but the edition. */
export function firstPages(isTheirs: (access: string) => boolean, edition: string): string[] {
  return PAGES.filter(({ name, access }) => isTheirs(access) && !(name in NOT_WALKED))
    .map(({ pattern }) => pattern.replace(':slug', edition))
    .filter((path) => !path.includes(':'));
}

/** Whether a role may open what declares this access. */
export function mayOpen(role: (typeof POLICY)[Action][number]): (access: string) => boolean {
  return (access) => access in POLICY && (POLICY[access as Action] as readonly string[]).includes(role);
}
