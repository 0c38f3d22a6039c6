import { OF_AUDITORS } from './requests/of-auditors.ts';
import { OF_EVERYONE } from './requests/of-everyone.ts';
import { OF_INSTITUTIONS } from './requests/of-institutions.ts';
import { OF_JUDGES } from './requests/of-judges.ts';
import { OF_SUBJECTS } from './requests/of-subjects.ts';
import { OF_SUPERVISORS } from './requests/of-supervisors.ts';
import type { Requests } from './requests/request.ts';

/**
 * How routes are called that need a body, or an address of more than `:id` of a case. A GET whose address says it all needs
 * no entry here; neither does one without parameters.
 */
export const REQUESTS: Requests = {
  ...OF_INSTITUTIONS,
  ...OF_JUDGES,
  ...OF_SUPERVISORS,
  ...OF_AUDITORS,
  ...OF_SUBJECTS,
  ...OF_EVERYONE,
};
