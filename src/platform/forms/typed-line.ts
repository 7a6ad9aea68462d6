import { z } from 'zod';
import { plainLine } from '../../kinds/plain-text.ts';

/**
 * A name or another short text of one line, as a person typed it: a line end (Alt+Enter in a spreadsheet), a row of blanks or what nobody can
 * see makes no second line and no other name.
 */
export const typedLine = (longest: number) => z.string().overwrite(plainLine).max(longest);
