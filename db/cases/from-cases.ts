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

/** A query over cases, each with its score, or the last reason why it has none, if scoring has been attempted. */
export const casesWithScores = (transaction: Transaction) =>
  transaction
    .selectFrom('cases')
    .leftJoin('scores', (join) =>
      join.onRef('scores.institution_id', '=', 'cases.institution_id').onRef('scores.score_id', '=', 'cases.score_id'),
    )
    .leftJoin('scoring_failures', (join) =>
      join
        .onRef('scoring_failures.institution_id', '=', 'cases.institution_id')
        .onRef('scoring_failures.case_id', '=', 'cases.case_id')
        .on('scoring_failures.created_at', '=', (expression) =>
          expression
            .selectFrom('scoring_failures as last')
            .select(({ fn }) => fn.max('last.created_at').as('created_at'))
            .whereRef('last.institution_id', '=', 'cases.institution_id')
            .whereRef('last.case_id', '=', 'cases.case_id'),
        ),
    );
