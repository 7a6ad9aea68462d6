import { z } from 'zod';

/**
 * A day `YYYY-MM-DD` that somebody typed or chose. A year of two digits is one before 1900, which nobody means (`0026` for 26), and the year 0
 * is none in PostgreSQL.
 */
export const typedDay = z.iso.date().refine((day) => day >= '1900', 'no such year');
