/** Businesses, which last, and exhibitors: a business at an edition. */
import './tables.ts';

export { errors } from './errors.ts';
export { findBusiness } from './find-business.ts';
export { listExhibitors } from './list-exhibitors.ts';
export { mustBeBusiness } from './must-be-business.ts';
export { registerBusiness } from './register-business.ts';
export { standBack } from './stand-back.ts';
export { takePart } from './take-part.ts';
