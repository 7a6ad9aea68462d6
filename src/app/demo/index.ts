/** The demo: two provinces, one of them real in its public facts, and sales that are made up. */
export { bringDemo } from './bring-demo.ts';
export { DEMO_PEOPLE } from './people.ts';

/** The demo's today: the second day of its edition. */
export const DEMO_DAY = '2023-06-24';
export const DEMO_ZONE = 'Asia/Jakarta';
