import { waitingLateClaims } from '#workflows/domain/state.ts';
import { attachment, removal, claim, notice, score, uncontested, undeliverable } from '#tests/case/commands.ts';
import type { CoreCase } from '#tests/case/core-case.ts';
import { clerk, machine, subject, supervisors, theEngine } from '#tests/case/people.ts';
import { corrections, endings, erasureRequest, later } from './case-data.ts';
import { inHearing } from './choices-in-hearing.ts';
import {
  declining,
  extending,
  granting,
  helperGrant,
  helperOf,
  lateClaim,
  reopening,
  reviewRequest,
  writtenDown,
} from './claims.ts';
import { change, decider, signing } from './judging.ts';
import { delay, furtherNotice, onPaper, reaching, sending } from './reaching.ts';
import { pick, staff, type Choice } from './step.ts';

export function choicesFor(given: CoreCase, detail: number, at: string): Choice[] {
  const { state, newId } = given;
  const late = waitingLateClaims(state);
  switch (state.phase) {
    case 'received':
      return [
        [6, theEngine, () => score(given, pick([0.1, 0.3, 0.4, 0.5, 0.8, 0.9, 1], detail))],
        [1, theEngine, () => ({ type: 'recordUnscored', reason: 'modelUnavailable' })],
      ];
    case 'scored':
      return [
        [8, theEngine, () => notice(given)],
        [2, theEngine, () => undeliverable(given)],
        [1, theEngine, () => delay(given)],
        [3, theEngine, () => onPaper(given, detail)],
        ...sending(given, detail),
        [1, pick(supervisors, detail), () => writtenDown(given, detail, at)],
        [1, theEngine, () => furtherNotice(given)],
        [1, theEngine, () => uncontested(given)],
        [1, subject, () => claim(given)],
      ];
    case 'appealWindow':
      return [
        ...corrections(given, detail),
        [6, subject, () => claim(given)],
        [1, subject, () => helperGrant(given)],
        [state.helpers ? 3 : 0, helperOf(given, detail), () => claim(given)],
        [1, subject, () => attachment(given)],
        [state.attachments.length > 0 ? 1 : 0, subject, () => removal(pick(state.attachments, detail).attachmentId)],
        [1, theEngine, () => uncontested(given)],
        [1, theEngine, () => ({ type: 'closeAppealWindow' })],
        [1, theEngine, () => extending(given, detail)],
        [1, pick(supervisors, detail), () => granting(given, detail)],
        [1, pick(supervisors, detail), () => writtenDown(given, detail, at)],
        ...reaching(given, detail),
      ];
    case 'hearing':
      return state.hearing ? inHearing(given, state.hearing, detail, at) : [];
    case 'decided':
      return [
        [1, pick(staff, detail), () => change(given, pick(staff, detail), detail)],
        [2, decider(state) ?? pick(staff, detail), () => change(given, decider(state) ?? pick(staff, detail), detail)],
        [1, pick([clerk, machine], detail), () => later(state, detail)],
        [1, subject, () => ({ type: 'answerSurvey', surveyId: newId() })],
        [state.hearing?.proposal ? 6 : 0, pick(staff, detail), () => signing(state, detail)],
        [1, subject, () => claim(given)],
        [2, subject, () => lateClaim(given)],
        [late.length > 0 ? 1 : 0, pick(supervisors, detail), () => declining(given, detail)],
        [2, pick(supervisors, detail), () => reopening],
        [2, subject, () => reviewRequest(given)],
        [2, subject, () => erasureRequest(detail)],
        [2, pick(supervisors, detail), () => writtenDown(given, detail, at)],
        ...reaching(given, detail),
        ...endings(detail, at),
      ];
    case 'withdrawn':
      return [[1, subject, () => claim(given)], [1, subject, () => erasureRequest(detail)], ...endings(detail, at)];
  }
}
