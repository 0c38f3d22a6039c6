import type { Transaction } from '../transaction.ts';

/** A query over cases, each with its subject. */
export const casesWithSubjects = (transaction: Transaction) =>
  transaction
    .selectFrom('cases')
    .innerJoin('subjects', (join) =>
      join
        .onRef('subjects.institution_id', '=', 'cases.institution_id')
        .onRef('subjects.subject_id', '=', 'cases.subject_id'),
    );

/** A query over cases, each with its score, or the reason why it has none, if scoring has been attempted. */
export const casesWithScores = (transaction: Transaction) =>
  transaction
    .selectFrom('cases')
    .leftJoin('scores', (join) =>
      join.onRef('scores.institution_id', '=', 'cases.institution_id').onRef('scores.case_id', '=', 'cases.case_id'),
    )
    .leftJoin('scoring_failures', (join) =>
      join
        .onRef('scoring_failures.institution_id', '=', 'cases.institution_id')
        .onRef('scoring_failures.case_id', '=', 'cases.case_id'),
    );
