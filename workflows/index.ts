export { docket } from './docket.ts';
export { hearing } from './hearing.ts';
