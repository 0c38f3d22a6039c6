import { z } from 'zod';
import { readModelCards, type ModelCard } from '#db/model-cards/model-card.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { inSnapshot } from '#db/transaction.ts';
import { scopeOf } from '#api/principal.ts';
import { notFound } from '#api/problem.ts';
import { readingDatabase } from '#api/reading-database.ts';
import type { PageContent } from '../../document.ts';
import { html } from '../../html.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage, type StaffVisit } from '../../staff-route.ts';
import type { Ui } from '../../ui.ts';
import { cardContent } from './model/card-content.ts';
import { policiesIn, titlesOfPolicies } from '../../policies-in.ts';
import { phraseOf, say } from '../../say.ts';

const Params = z.object({ name: z.string().max(200) });

/** The model cards: what is known about each model, and which policies use it. Read once, as the worker reads them. */
export const modelPages: RegisterPage = (app, ui) => {
  const cards = readModelCards();
  staffPage(app, ui, {
    path: '/models',
    action: 'readPolicies',
    show: async (visit) => cardList(cards, await policiesOf(ui, visit)),
  });
  staffPage(app, ui, {
    path: '/models/:name',
    action: 'readPolicies',
    params: Params,
    async show(visit) {
      const policies = await policiesOf(ui, visit);
      const card = cards.find(({ name }) => name === visit.params.name);
      if (!card) throw notFound('model card');
      return cardContent(card, policies);
    },
  });
};

function policiesOf({ dependencies }: Ui, { staff, language }: StaffVisit): Promise<StoredPolicy[]> {
  return inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
    policiesIn(language, transaction, staff.institutionId),
  );
}

function cardList(cards: readonly ModelCard[], policies: readonly StoredPolicy[]): PageContent {
  const titles = titlesOfPolicies(policies);
  const without = policies.filter(({ document }) => !cards.some(({ name }) => name === document.model.card));
  return {
    title: say`Model cards`,
    styles: ['institution'],
    body: html`
      <p class="soft">
        A model scores live cases only under a policy that names its card, and only if the card admits it.
      </p>
      ${cards.map((card) => {
        const pointing = policies.filter(({ document }) => document.model.card === card.name);
        return html`<section class="card" aria-labelledby=${`card-${card.name}`}>
          <h2 id=${`card-${card.name}`}><a href=${`/models/${card.name}`}>${card.model}</a></h2>
          <p>
            <span class="tag">${card.languageModel ? say`language model` : say`not a language model`}</span>${' '}
            <span class="tag">prompt ${card.promptVersion}</span>
          </p>
          <p>${phraseOf(card.statement)}</p>
          <p class="small soft">
            ${
              pointing.length === 0
                ? say`No policy uses it.`
                : html`Policies that use it:
                  ${pointing.map(
                    ({ key }, index) => html`${index > 0 && '; '}<a href=${`/policies/${key}`}>${titles.get(key)}</a>`,
                  )}`
            }
          </p>
        </section>`;
      })}
      ${
        without.length > 0 &&
        html`<p>
          These policies name a card that does not exist, so their cases go to a person:${' '}
          ${without.map(({ key }, index) => html`${index > 0 && '; '}<a href=${`/policies/${key}`}>${titles.get(key)}</a>`)}
        </p>`
      }
    `,
  };
}
