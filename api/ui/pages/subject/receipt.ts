import { notFound } from '#api/problem.ts';
import { serveAppeal } from '#api/views/subject/serve-appeal.ts';
import { html } from '../../html.ts';
import { Moment } from '../../parts/moment.ts';
import { Voice } from '../../parts/voice.ts';
import type { RegisterPage } from '../../register-page.ts';
import { FileNotAdded } from './case/file-not-added.ts';
import { subjectPage } from '../../subject-route.ts';

/** The receipt of a claim: what was said, when it arrived, and a fingerprint to check it by. */
export const receiptPage: RegisterPage = (app, ui) => {
  subjectPage(app, ui, {
    below: '/claims/:claimId',
    async show({ subject, messages, language, address, params, query, request }) {
      const { view } = await serveAppeal(ui.dependencies, subject, request.method, messages.appeal);
      const claim = view.claims.find(({ id }) => id === params['claimId']);
      if (!claim) throw notFound('page');
      const { receipt } = messages;
      return {
        title: receipt.title,
        islands: ['local-time'],
        body: html`
          ${FileNotAdded({ query, messages })}
          <p class="lead">${receipt.thanks}</p>
          <section class="card">
            <dl class="pairs">
              <div>
                <dt>${receipt.received}</dt>
                <dd>${Moment({ at: claim.receivedAt, language })}</dd>
              </div>
              <div>
                <dt>${messages.case.reference}</dt>
                <dd><bdi>${view.reference}</bdi></dd>
              </div>
              <div>
                <dt>${receipt.number}</dt>
                <dd class="hash">${claim.id}</dd>
              </div>
              <div>
                <dt>${receipt.words}</dt>
                <dd>${Voice({ words: claim.statement, erased: messages.case.erased })}</dd>
              </div>
              ${
                claim.hash !== null &&
                html`<div>
                  <dt>${receipt.hash}</dt>
                  <dd class="hash">${claim.hash}</dd>
                  <dd class="small soft">${receipt.hashHelp}</dd>
                </div>`
              }
            </dl>
          </section>
          <h2>${receipt.next}</h2>
          <p>${receipt.nextText}</p>
          <p class="no-print">${receipt.print}</p>
          <p class="no-print"><a class="button second" href=${address('')}>${receipt.back}</a></p>
        `,
      };
    },
  });
};
