import { z } from 'zod';
import { inTransaction } from '../../../../db/transaction.ts';
import { contentsServedTo } from '../../../../db/views.ts';
import type { ApiDependencies } from '../../../deps.ts';
import { askSubject } from '../../../hearing/ask-subject.ts';
import { downloadHeaders, fetchAttachment } from '../../../hearing/fetch-attachment.ts';
import { DecisionSubmission, giveDecision } from '../../../hearing/give-decision.ts';
import { giveDeliberationNote } from '../../../hearing/give-deliberation-note.ts';
import { giveSignature, Signature } from '../../../hearing/give-signature.ts';
import { giveTheory } from '../../../hearing/give-theory.ts';
import { HEARING_DRAFTS, keepDraft, type HearingDraft } from '../../../hearing/keep-draft.ts';
import { recuse } from '../../../hearing/recuse.ts';
import { release } from '../../../hearing/release.ts';
import { viewHearing } from '../../../hearing/serve-hearing.ts';
import { PerspectiveSubmission, submitPerspectiveRecord } from '../../../hearing/submit-perspective-record.ts';
import { takeChosen } from '../../../hearing/take-chosen.ts';
import { Words } from '../../../hearing/words.ts';
import { TheoryAssessment } from '../../../../workflows/domain/theory.ts';
import { scopeOf, type Staff } from '../../../principal.ts';
import { notFound } from '../../../problem.ts';
import { check, checkText, type Form } from '../../form.ts';
import { fieldId } from '../../form-state.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffAction, staffPage, type StaffVisit } from '../../staff-route.ts';
import { Cited } from './hearing/citable.ts';
import { readDraft, readSubmission } from './hearing/read-form.ts';
import { hearingContent, type FormName } from './hearing/content.ts';

const Params = z.object({ id: z.uuid() });
type Visit = StaffVisit<{ id: string }>;

/** One hearing, in its order: read, ask, record, reveal, theory, decide. */
export const hearingPage: RegisterPage = (app, ui) => {
  const { dependencies } = ui;
  const place = ({ id }: { id: string }) => `/hearings/${id}`;
  const go = ({ params }: Visit, notice: string, anchor = '') => ({
    redirect: `${place(params)}?notice=${notice}${anchor}`,
  });
  const showHearing = async (visit: Visit) =>
    hearingContent(visit, await viewHearing(dependencies, visit.staff, visit.params.id, { reveal: false }));

  staffPage(app, ui, { path: '/hearings/:id', action: 'listHearings', params: Params, show: showHearing });

  /** A form of the page; what is refused is shown on the page again, with what was written still in it. */
  const action = (
    below: string,
    form: FormName,
    act: (visit: Visit) => Promise<{ redirect: string }>,
    draft?: HearingDraft,
  ) => {
    const keep = async (visit: Visit) => {
      if (draft) await keepDraft(dependencies, visit.staff, visit.params.id, draft, readDraft(visit.form));
    };
    staffAction(app, ui, {
      path: `/hearings/:id${below}`,
      action: 'takeNextHearing',
      params: Params,
      act,
      place,
      ...(draft && { keep }),
      async refused(visit, problem) {
        await keep(visit);
        const served = await viewHearing(dependencies, visit.staff, visit.params.id, { reveal: false });
        return hearingContent(visit, served, { form, problem });
      },
    });
  };

  staffAction(app, ui, {
    path: '/hearings/:id/take',
    action: 'takeNextHearing',
    params: Params,
    async act({ staff, params }) {
      await takeChosen(dependencies, staff, params.id);
      return { redirect: place(params) };
    },
  });
  action('/questions', 'question', async (visit) => {
    await askSubject(dependencies, visit.staff, visit.params.id, checkText(visit.form, 'question', Words));
    return go(visit, 'asked', '#dialogue-section');
  });
  action(
    '/perspective',
    'perspective',
    async (visit) => {
      const { staff, params, form } = visit;
      const submission = check(
        PerspectiveSubmission,
        readSubmission(form, await lastShown(dependencies, staff, params.id)),
      );
      await submitPerspectiveRecord(dependencies, staff, params.id, submission, viewOf(form));
      return go(visit, 'recorded');
    },
    'perspective',
  );
  action('/reveal', 'reveal', async (visit) => {
    await viewHearing(dependencies, visit.staff, visit.params.id, { reveal: true });
    return go(visit, 'revealed');
  });
  action(
    '/theory',
    'theory',
    async (visit) => {
      await giveTheory(dependencies, visit.staff, visit.params.id, check(TheoryAssessment, visit.form.tree()));
      return go(visit, 'theory');
    },
    'theory',
  );
  action('/deliberation', 'deliberation', async (visit) => {
    await giveDeliberationNote(dependencies, visit.staff, visit.params.id, checkText(visit.form, 'note', Words));
    return go(visit, 'noted');
  });
  action(
    '/decision',
    'decision',
    async (visit) => {
      const { staff, params, form } = visit;
      const submission = check(DecisionSubmission, form.tree());
      const { awaitsSignature } = await giveDecision(dependencies, staff, params.id, submission, viewOf(form));
      return go(visit, awaitsSignature ? 'proposed' : 'decided');
    },
    'decision',
  );
  action('/signature', 'signature', async (visit) => {
    const signature = check(Signature, visit.form.tree());
    const { isDecided } = await giveSignature(dependencies, visit.staff, visit.params.id, signature);
    return go(visit, isDecided ? 'decided' : 'refusedToSign');
  });
  action('/release', 'release', async (visit) => {
    await release(dependencies, visit.staff, visit.params.id, checkText(visit.form, 'reason', Words));
    return { redirect: '/hearings?notice=released' };
  });
  action('/recuse', 'recuse', async (visit) => {
    await recuse(dependencies, visit.staff, visit.params.id, visit.form.text('conflict') === 'true');
    return { redirect: '/hearings?notice=recused' };
  });

  for (const kind of HEARING_DRAFTS)
    staffAction(app, ui, {
      path: `/hearings/:id/drafts/${kind}`,
      action: 'takeNextHearing',
      params: Params,
      place,
      async act(visit) {
        const { staff, params, form, wantsJson, reply, query } = visit;
        const savedAt = await keepDraft(dependencies, staff, params.id, kind, readDraft(form));
        if (wantsJson) return reply.send({ savedAt });
        const more = query['more'];
        if (more === undefined) return go(visit, 'kept', `#${kind}`);
        return go(visit, 'kept', `&more=${encodeURIComponent(more)}#${encodeURIComponent(fieldId(more))}`);
      },
      async keep({ staff, params, form }) {
        await keepDraft(dependencies, staff, params.id, kind, readDraft(form));
      },
    });

  app.get('/hearings/:id/attachments/:attachmentId', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    const params = Params.extend({ attachmentId: z.uuid() }).safeParse(request.params);
    if (!signedIn || signedIn.idle || !params.success) throw notFound('file');
    const { id, attachmentId } = params.data;
    const { fileName, content } = await fetchAttachment(dependencies, signedIn.staff, id, attachmentId);
    return reply.headers(downloadHeaders(fileName)).send(content);
  });
};

/** The view that a form was made from. */
const viewOf = (form: Form): string | undefined => z.uuid().safeParse(form.text('view')).data;

/** What can be cited of what a judge was shown last. */
async function lastShown({ database }: ApiDependencies, staff: Staff, caseId: string): Promise<Cited | undefined> {
  const [last] = await inTransaction(database, scopeOf(staff), (transaction) =>
    contentsServedTo(transaction, staff.institutionId, caseId, staff.id),
  );
  return Cited.safeParse(last?.content).data;
}
