import { agreementBetweenJudges } from '#db/audit/reports/agreement.ts';
import { calibrationOfScores } from '#db/audit/reports/calibration.ts';
import { decisionsByMethod } from '#db/audit/reports/decisions-by-method.ts';
import { effortBehindRecords } from '#db/audit/reports/effort.ts';
import { feelingHeard } from '#db/audit/reports/feeling-heard.ts';
import { findingsGiven } from '#db/audit/reports/findings.ts';
import { outcomesByGroup } from '#db/audit/reports/outcomes-by-group.ts';
import { modelSpending } from '#db/audit/reports/model-spending.ts';
import { overrideByGroup } from '#db/audit/reports/override-by-group.ts';
import { overrideRate } from '#db/audit/reports/override-rate.ts';
import { timeToDecision } from '#db/audit/reports/time-to-decision.ts';
import type { Transaction } from '#db/transaction.ts';
import type { ReportScope } from '#db/audit/reports/report-scope.ts';
import type { Cell, Report } from './report.ts';

/** A report over rows whose columns are the ones named. */
function report<Column extends string>(
  title: string,
  explanation: string,
  columns: readonly Column[],
  rows: (transaction: Transaction, scope: ReportScope) => Promise<Record<Column, Cell>[]>,
): Report {
  return { title, explanation, columns, rows };
}

/** Every report, by the name in its address. */
export const REPORTS: ReadonlyMap<string, Report> = new Map([
  [
    'decisions-by-method',
    report(
      'Decisions by method',
      'Decisions in force by the methods they rest on, and by those that counted as principal. A decision that rests on several methods is counted once, under all of them together.',
      ['policy', 'route', 'methods', 'principal', 'decisions', 'adverse', 'adverseShare'],
      decisionsByMethod,
    ),
  ],
  [
    'outcomes-by-group',
    report(
      'Outcomes by protected group',
      'Decisions in force by the groups of each protected attribute; numeric attributes in five ranges of equal width. Lower and upper bound a 95 % interval of the adverse share (Wilson). heard: decided in a hearing. exceptional: at least one finding of that kind. The later event is known only where the institution has reported it, and an adverse decision can itself prevent it, so shares of events are no measure of error alone.',
      [
        'policy',
        'policyVersion',
        'attribute',
        'group',
        'decisions',
        'adverse',
        'adverseShare',
        'adverseLower',
        'adverseUpper',
        'heard',
        'exceptional',
        'eventKnown',
        'eventHappened',
        'eventShare',
      ],
      outcomesByGroup,
    ),
  ],
  [
    'findings',
    report(
      'Findings on claims',
      'Findings by the latest version of each judge’s perspective record. A claim that several judges heard has several findings. Confidence is the judge’s own, 1 to 7.',
      ['policy', 'finding', 'barrier', 'findings', 'claims', 'judges', 'meanConfidence'],
      findingsGiven,
    ),
  ],
  [
    'time-to-decision',
    report(
      'Time to decision',
      'Seconds from a case’s arrival to its first decision, the appeal window included. Cases that are not decided are left out.',
      [
        'policy',
        'route',
        'decisions',
        'medianSeconds',
        'ninetiethPercentileSeconds',
        'longestSeconds',
        'afterLegalDeadline',
      ],
      timeToDecision,
    ),
  ],
  [
    'override-rate',
    report(
      'Decisions that depart from the score',
      'Decisions in force, made in hearings on scored cases, by judge: how many are another outcome than the provisional one. Cases come to hearings because somebody contests them, so a high or low share is no fault in itself. Lower and upper bound a 95 % interval of the share (Wilson).',
      [
        'policy',
        'judge',
        'decisions',
        'overridden',
        'overrideShare',
        'overrideLower',
        'overrideUpper',
        'towardsAdverse',
        'awayFromAdverse',
      ],
      overrideRate,
    ),
  ],
  [
    'override-by-group',
    report(
      'Departures from the score by protected group',
      'Decisions in force, made in hearings on scored cases, by the groups of each protected attribute: how many are another outcome than the provisional one, and which way; numeric attributes in five ranges of equal width. Who contests is not drawn by lot, so groups can differ in their cases as well as in how they are heard.',
      [
        'policy',
        'policyVersion',
        'attribute',
        'group',
        'decisions',
        'overridden',
        'overrideShare',
        'overrideLower',
        'overrideUpper',
        'towardsAdverse',
        'awayFromAdverse',
      ],
      overrideByGroup,
    ),
  ],
  [
    'calibration',
    report(
      'Scores against what later happened',
      'Decided cases whose later outcome the institution has reported, in ten ranges of the score: how often the adverse event followed, with a 95 % interval (Wilson). The calibration error (ECE) is the mean distance between score and share over the ranges, weighted by cases; it is above 0 by chance alone, the more so the fewer cases there are. An adverse decision can itself prevent the event, and nobody reports what did not happen to whoever was refused, so this is no measure of the error over all scores.',
      [
        'policy',
        'policyVersion',
        'range',
        'cases',
        'meanScore',
        'eventHappened',
        'eventShare',
        'eventLower',
        'eventUpper',
        'calibrationError',
      ],
      calibrationOfScores,
    ),
  ],
  [
    'agreement',
    report(
      'Agreement between judges',
      'Krippendorff’s alpha, nominal, over claims that two judges, drawn for it at random, found on blind to each other, with a 95 % interval from 1,000 resamples of the claims. 1 is perfect agreement, 0 what chance would give; empty where all findings are the same kind.',
      ['policy', 'policyVersion', 'claims', 'alpha', 'lower', 'upper'],
      agreementBetweenJudges,
    ),
  ],
  [
    'effort',
    report(
      'Effort behind perspective records',
      'For auditors only. Active time and pasted share are what the judge’s own browser told and can be absent or wrong; likeness is the share of four-word sequences in common with the judge’s most similar other record. Flags are a reason to look, not a finding: they are evidence of procedure, not of an inner state.',
      [
        'recordId',
        'caseId',
        'judge',
        'recordedAt',
        'elapsedSeconds',
        'activeSeconds',
        'pastedShare',
        'characters',
        'positionInDay',
        'positionInRow',
        'sessionSeconds',
        'mostLike',
        'similarity',
        'flags',
      ],
      effortBehindRecords,
    ),
  ],
  [
    'feeling-heard',
    report(
      'Feeling heard',
      'What subjects answered after the decision, 1 (not at all) to 7 (fully), beside how the decision came about. Few answer, and whoever answers chose to.',
      ['policy', 'route', 'adverse', 'answers', 'decisions', 'feltHeard', 'feltUnderstood', 'wasTreatedFairly'],
      feelingHeard,
    ),
  ],
  [
    'model-spending',
    report(
      'What models were paid',
      'Tokens by policy, day (UTC) and model, as endpoints told them. assumedTokens: of requests that may have been paid although no count came back, at the most they may have used. setAsideTokens: of requests under way, or that were under way when a worker died. cost is in currency, from the deployment’s prices, and covers told tokens only; empty where the model has no price.',
      [
        'policy',
        'day',
        'model',
        'requests',
        'promptTokens',
        'completionTokens',
        'assumedTokens',
        'setAsideTokens',
        'cost',
        'currency',
      ],
      modelSpending,
    ),
  ],
]);
