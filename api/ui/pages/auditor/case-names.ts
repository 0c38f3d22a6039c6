import type { AuditedCase } from '#db/audit/case-trail.ts';
import { labelOutcome } from '#workflows/domain/outcome-name.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import type { NameOf } from '../../ui.ts';
import { Phrase } from '../../say.ts';

/** What people, outcomes and the policy of a case are called, in the reader's language as far as the policy is translated. */
export interface CaseNames {
  nameOf: NameOf;
  outcome: (name: string) => Phrase;
  policy: Phrase;
}

/** The names that a case's policy gives; `nameOf` gives those of people by their account. */
export const namesOfCase = ({ policy }: Pick<AuditedCase, 'policy'>, nameOf: NameOf): CaseNames => ({
  nameOf,
  outcome: (name) => new Phrase((language) => labelOutcome(policyIn(policy, language), name)),
  policy: titleOfPolicy({ policy }),
});

/** The title of a case's policy. */
export const titleOfPolicy = ({ policy }: Pick<AuditedCase, 'policy'>): Phrase =>
  new Phrase((language) => policyIn(policy, language).title);
