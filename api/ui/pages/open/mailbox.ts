import { z } from 'zod';
import { listNewestMail, listNewestStaffMail, type CaughtMail, type CaughtStaffMail } from '#db/notices/caught-mail.ts';
import { listInstitutions } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { formState } from '../../form-state.ts';
import { html } from '../../html.ts';
import { Moment } from '../../parts/moment.ts';
import { NoticeLetter } from '../../parts/notice-letter.ts';
import { Select } from '../../parts/select.ts';
import { TextInput } from '../../parts/text-input.ts';
import type { RegisterPage } from '../../register-page.ts';
import { say } from '../../say.ts';
import { sendAnswer } from '../../ui.ts';

/** Maximum number of messages on the page. */
const MAX_SHOWN = 50;

/** The mailbox of the embedded stack: what was caught instead of sent. It does not exist where real mail goes out. */
export const mailboxPage: RegisterPage = (app, ui) => {
  const { database, devTokens } = ui.dependencies;
  if (!devTokens) return;
  app.get('/dev/mailbox', async (request, reply) => {
    const filter = Filter.parse(request.query);
    const found: (CaughtMail | CaughtStaffMail)[] = [];
    const isOpen = filter.show === 'open';
    const about = { limit: MAX_SHOWN, sought: filter.find, isOpen };
    for (const institutionId of await listInstitutions(database))
      found.push(
        ...(await inTransaction(database, { institutionId, actor: 'system:mail-catcher' }, async (transaction) => [
          ...(await listNewestMail(transaction, institutionId, about)),
          ...(isOpen || filter.find !== undefined
            ? []
            : await listNewestStaffMail(transaction, institutionId, MAX_SHOWN)),
        ])),
      );
    const newest = found.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MAX_SHOWN);
    return sendAnswer(ui, reply, content(newest, filter), { kind: 'open' });
  });
};

/** Which messages are listed; a filter that cannot be read lists all. */
const Filter = z.object({
  show: z.literal('open').optional().catch(undefined),
  find: z.string().trim().min(1).max(200).optional().catch(undefined),
});

const content = (mail: readonly (CaughtMail | CaughtStaffMail)[], filter: z.infer<typeof Filter>) => ({
  title: say`Mailbox`,
  islands: ['local-time'],
  styles: ['institution'],
  body: html`
    <p>
      Nothing leaves this machine: messages to subjects and to staff are caught here. Each to a subject has the private
      link of one case. Reload the page for newer ones; the newest ${String(MAX_SHOWN)} are shown.
    </p>
    <form method="get" class="filters">
      ${Select({
        form: formState(filter),
        name: 'show',
        label: say`Show`,
        empty: say`all messages`,
        options: [{ value: 'open', label: say`only cases that can still be contested` }],
      })}
      ${TextInput({ form: formState(filter), name: 'find', label: say`Reference or address`, type: 'search', maxlength: 200 })}
      <div class="actions"><button class="second">Show</button></div>
    </form>
    ${
      mail.length === 0
        ? html`<p class="banner">
            ${
              filter.show === undefined && filter.find === undefined
                ? say`No message has been sent yet. Import some cases as an institution first.`
                : say`No message matches.`
            }
          </p>`
        : mail.map(
            ({ to, subject, body, at, ...more }) =>
              html`<article class="card">
                <h2>${subject}</h2>
                <p class="small soft">To ${to} · ${Moment({ at })}</p>
                <details>
                  <summary>Read the message</summary>
                  ${NoticeLetter({ subject, body, alone: false })}
                </details>
                ${
                  'link' in more &&
                  html`<p>
                    <a class="button second" href=${new URL(more.link).pathname}>Open the case as its subject</a>
                  </p>`
                }
              </article>`,
          )
    }
  `,
});
