import { z } from 'zod';
import { notFound } from '#api/problem.ts';
import type { RegisterPage } from '../../register-page.ts';
import { cookieRules } from '../../session/session-cookie.ts';
import { ownPlace } from '../../sign-in/sign-in-address.ts';
import { STAFF_LANGUAGES } from '#workflows/domain/language.ts';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

const Query = z.object({ language: z.enum(STAFF_LANGUAGES), to: z.string().optional().catch(undefined) });

/** Where the language links of staff and open pages lead: it stores the choice in the browser and leads back. */
export const languagePage: RegisterPage = (app, { dependencies }) => {
  const cookies = cookieRules(dependencies.publicUrl);
  app.get('/language', async (request, reply) => {
    const query = Query.safeParse(request.query);
    if (!query.success) throw notFound('page');
    reply.setCookie(cookies.name('language'), query.data.language, { ...cookies.options, maxAge: YEAR_SECONDS });
    return reply.redirect(ownPlace(query.data.to), 303);
  });
};
