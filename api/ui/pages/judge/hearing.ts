import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { inTransaction } from '#db/transaction.ts';
import { newestContentServedTo } from '#db/views/views.ts';
import type { ApiDependencies } from '#api/deps.ts';
import type { Act, ActName } from '#api/acts/act.ts';
import { addRecording } from '#api/acts/add-recording.ts';
import { askQuestion } from '#api/acts/ask-question.ts';
import { assessComparison, ComparisonBody } from '#api/acts/assess-comparison.ts';
import { assessTheory } from '#api/acts/assess-theory.ts';
import { assign } from '#api/acts/assign.ts';
import { proposeAppointment } from '#api/acts/propose-appointment.ts';
import { recordMinute } from '#api/acts/record-minute.ts';
import { noteDeliberation } from '#api/acts/note-deliberation.ts';
import { perform } from '#api/acts/perform.ts';
import { DecisionBody, recordDecision } from '#api/acts/record-decision.ts';
import { PerspectiveBody, recordPerspective } from '#api/acts/record-perspective.ts';
import { recuse } from '#api/acts/recuse.ts';
import { release } from '#api/acts/release.ts';
import { MessageText, sendMessage } from '#api/acts/send-message.ts';
import { Signature, signDecision } from '#api/acts/sign-decision.ts';
import { findLostHearing } from '#api/views/judge/find-lost-hearing.ts';
import { HEARING_DRAFTS, saveDraft, type HearingDraft } from '#api/drafts/hearing-drafts.ts';
import { viewHearing } from '#api/views/judge/serve-hearing.ts';
import { TheoryAssessment } from '#workflows/domain/theory.ts';
import type { Action } from '#workflows/domain/may-act.ts';
import { scopeOf, type Staff } from '#api/principal.ts';
import { MAX_ATTACHMENT_BYTES } from '#api/import/read-attachment.ts';
import { recordingIn } from '#api/import/read-recording.ts';
import { invalid, Problem } from '#api/problem.ts';
import { Words } from '#api/fields/words.ts';
import { check, checkText } from '../../form.ts';
import { fieldId } from '../../form-state.ts';
import { mannerOf } from '../../manner-of.ts';
import { problemPage } from '../../problem-page.ts';
import { RELOAD } from '../../parts/conversation.ts';
import type { Answer } from '../../ui.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import { APPOINTMENT_ACTS, AppointmentParams } from './hearing/appointment-acts.ts';
import { Cited, readCitations } from './hearing/citable.ts';
import { registerHearingFiles } from './hearing/files.ts';
import { readMinute, readProposal } from './hearing/read-meeting.ts';
import { readDecision, readDraft, readSubmission } from './hearing/read-form.ts';
import { hearingContent, type FormName } from './hearing/content.ts';
import { lostHearingContent } from './hearing/lost.ts';
import { recordUnlessCopied } from './hearing/record-unless-copied.ts';

const Params = z.object({ id: z.uuid() });
type Visit = StaffVisit<{ id: string }>;

/** One hearing, in its order: read, ask, record, reveal, theory, decide. */
export const hearingPage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  const place = ({ id }: { id: string }) => `/hearings/${id}`;
  const go = ({ params }: Visit, notice: string, anchor = '') => ({
    redirect: `${place(params)}?notice=${notice}${anchor}`,
  });
  /** @param sent the form whose words are shown again */
  const showHearing = async (visit: Visit, sent?: FormName) =>
    hearingContent(
      visit,
      await viewHearing(dependencies, visit.staff, visit.params.id, { reveal: false, language: visit.language }),
      sent && { form: sent },
    );

  const carryOut = <Body, Answer, Name extends ActName, Stored>(
    { staff, params, form }: Visit,
    act: Act<Body, Answer, Name, Stored>,
    body: Body,
  ) => perform(dependencies, act, staff, params.id, body, { ...mannerOf(form), savesOwnDraft: true });

  const saveForm = ({ staff, params, form }: Visit, kind: HearingDraft) =>
    saveDraft(dependencies, staff, params.id, kind, readDraft(form, kind), form.text('draftVersion'));

  /** The page of a hearing that its judge has lost, with what they wrote; undefined where they have not. */
  const findLost = async (visit: Visit, error: unknown) => {
    if (!(error instanceof Problem) || error.document.status !== 403) return undefined;
    const lost = await findLostHearing(dependencies, visit.staff, visit.params.id);
    return lost && lostHearingContent(visit, lost);
  };

  staffPage(app, ui, {
    path: '/hearings/:id',
    action: 'listHearings',
    params: Params,
    async show(visit) {
      try {
        return await showHearing(visit);
      } catch (error) {
        const lost = await findLost(visit, error);
        if (lost) return lost;
        throw error;
      }
    },
  });

  /** A form of the page; what is refused is shown on the page again, with what was written still in it. */
  const action = (
    below: string,
    form: FormName,
    permission: Action,
    act: (visit: Visit) => Promise<Answer | FastifyReply>,
    draft?: HearingDraft,
  ) => {
    const saveWords = async (visit: Visit) => {
      if (draft) await saveForm(visit, draft);
    };
    staffAction(app, ui, {
      path: `/hearings/:id${below}`,
      action: permission,
      params: Params,
      act,
      place,
      ...(draft && { saveWords }),
      async refused(visit, problem) {
        await saveWords(visit).catch(unlessChanged);
        try {
          const served = await viewHearing(dependencies, visit.staff, visit.params.id, {
            reveal: false,
            language: visit.language,
          });
          return hearingContent(visit, served, { form, problem });
        } catch (error) {
          const lost = await findLost(visit, error);
          if (lost) return lost;
          throw error;
        }
      },
    });
  };

  staffAction(app, ui, {
    path: '/hearings/:id/take',
    action: 'assign',
    params: Params,
    async act(visit) {
      await carryOut(visit, assign, null);
      return { redirect: place(visit.params) };
    },
  });
  action('/questions', 'question', 'askQuestion', async (visit) => {
    await carryOut(visit, askQuestion, { question: checkText(visit.form, 'question', Words) });
    return go(visit, 'asked', '#dialogue-section');
  });
  action(
    '/messages',
    'message',
    'sendMessage',
    async (visit) => {
      if (visit.form.text(RELOAD) !== undefined) return showHearing(visit, 'message');
      const receipt = await carryOut(visit, sendMessage, { text: checkText(visit.form, 'message', MessageText) });
      return visit.wantsJson ? visit.reply.status(201).send(receipt) : go(visit, 'said', '#conversation');
    },
    'message',
  );
  action('/appointments', 'appointment', 'proposeAppointment', async (visit) => {
    await carryOut(visit, proposeAppointment, readProposal(visit.form, visit.timeZone));
    return go(visit, 'proposedTimes', '#meetings');
  });
  for (const [below, permission, act] of APPOINTMENT_ACTS)
    staffAction(app, ui, {
      path: `/hearings/:id/appointments/:appointmentId/${below}`,
      action: permission,
      params: AppointmentParams,
      place,
      async act(visit) {
        await act(visit, dependencies);
        return go(visit, 'appointmentChanged', '#meetings');
      },
      async refused(visit, problem) {
        const served = await viewHearing(dependencies, visit.staff, visit.params.id, {
          reveal: false,
          language: visit.language,
        });
        return hearingContent(visit, served, { form: 'move', problem });
      },
    });
  staffAction(app, ui, {
    path: '/hearings/:id/recordings',
    action: 'addRecording',
    params: Params,
    maxFileBytes: MAX_ATTACHMENT_BYTES,
    place,
    async act(visit) {
      const { file } = visit;
      if (!file || file.content.length === 0) throw invalid([{ field: '/file', message: 'choose a file' }]);
      await carryOut(visit, addRecording, await recordingIn((field) => visit.form.text(field), file));
      return go(visit, 'recordingAdded', '#meetings');
    },
    async refused(visit, problem) {
      const served = await viewHearing(dependencies, visit.staff, visit.params.id, {
        reveal: false,
        language: visit.language,
      });
      return hearingContent(visit, served, { form: 'recording', problem });
    },
  });
  action('/minute', 'minute', 'recordMinute', async (visit) => {
    await carryOut(visit, recordMinute, readMinute(visit.form, visit.timeZone));
    return go(visit, 'minute', '#meetings');
  });
  action(
    '/perspective',
    'perspective',
    'recordPerspective',
    async (visit) => {
      const { staff, params, form } = visit;
      const cited = await lastShown(dependencies, staff, params.id);
      const body = check(PerspectiveBody, readSubmission(form, cited));
      await carryOut(visit, form.text('copies') === 'seen' ? recordPerspective : recordUnlessCopied, body);
      return go(visit, 'recorded');
    },
    'perspective',
  );
  action('/reveal', 'reveal', 'reveal', async (visit) => {
    await viewHearing(dependencies, visit.staff, visit.params.id, { reveal: true, language: visit.language });
    return go(visit, 'revealed');
  });
  action('/comparison', 'comparison', 'assessComparison', async (visit) => {
    const { comparison } = check(z.object({ comparison: ComparisonBody }), visit.form.tree());
    await carryOut(visit, assessComparison, comparison);
    return go(visit, 'compared', '#comparisons');
  });
  action(
    '/theory',
    'theory',
    'assessTheory',
    async (visit) => {
      const cited = await lastShown(dependencies, visit.staff, visit.params.id);
      await carryOut(visit, assessTheory, check(TheoryAssessment, readCitations(visit.form.tree(), cited)));
      return go(visit, 'theory');
    },
    'theory',
  );
  action('/deliberation', 'deliberation', 'noteDeliberation', async (visit) => {
    await carryOut(visit, noteDeliberation, { note: checkText(visit.form, 'note', Words) });
    return go(visit, 'noted');
  });
  action(
    '/decision',
    'decision',
    'recordDecision',
    async (visit) => {
      const { awaitsSignature } = await carryOut(visit, recordDecision, check(DecisionBody, readDecision(visit.form)));
      return go(visit, awaitsSignature ? 'proposed' : 'decided');
    },
    'decision',
  );
  action('/signature', 'signature', 'signDecision', async (visit) => {
    const { phase } = await carryOut(visit, signDecision, check(Signature, visit.form.tree()));
    return go(visit, phase === 'decided' ? 'decided' : 'refusedToSign');
  });
  action('/release', 'release', 'release', async (visit) => {
    await carryOut(visit, release, { reason: checkText(visit.form, 'reason', Words) });
    return { redirect: '/hearings?notice=released' };
  });
  action('/recuse', 'recuse', 'recuse', async (visit) => {
    await carryOut(visit, recuse, { conflict: visit.form.text('conflict') === 'true' });
    return { redirect: '/hearings?notice=recused' };
  });

  for (const kind of HEARING_DRAFTS)
    staffAction(app, ui, {
      path: `/hearings/:id/drafts/${kind}`,
      action: 'saveDraft',
      params: Params,
      place,
      async act(visit) {
        const { wantsJson, reply, query } = visit;
        const { savedAt, version, leaseUntil } = await saveForm(visit, kind);
        if (wantsJson) return reply.send({ savedAt, version, ...(leaseUntil !== null && { leaseUntil }) });
        const more = query['more'];
        if (more === undefined) return go(visit, 'kept', `#${kind}`);
        return go(visit, 'kept', `&more=${encodeURIComponent(more)}#${encodeURIComponent(fieldId(more))}`);
      },
      async saveWords(visit) {
        await saveForm(visit, kind);
      },
      async refused(visit, problem) {
        if (problem.document.code !== 'draftChanged')
          return problemPage(problem, { staff: visit.staff, place: place(visit.params) });
        const served = await viewHearing(dependencies, visit.staff, visit.params.id, {
          reveal: false,
          language: visit.language,
        });
        return hearingContent(visit, served, { form: kind, problem });
      },
    });

  registerHearingFiles(app, ui);
};

/** Passes over a draft that was changed in another window: the page then shows both. */
function unlessChanged(error: unknown): void {
  if (!(error instanceof Problem) || error.document.code !== 'draftChanged') throw error;
}

/** What can be cited of what a judge was shown last. */
async function lastShown({ database }: ApiDependencies, staff: Staff, caseId: string): Promise<Cited | undefined> {
  const last = await inTransaction(database, scopeOf(staff), (transaction) =>
    newestContentServedTo(transaction, staff.institutionId, caseId, staff.id),
  );
  return Cited.safeParse(last).data;
}
