/** The names of figures, for files and pages of any slice. */
export { basisName, exclusionText, metricName } from './words.ts';
