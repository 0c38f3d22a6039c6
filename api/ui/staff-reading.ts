import type { FastifyRequest } from 'fastify';
import type { Face } from './faces.ts';
import { chooseStaffLanguage, staffLanguages, type Reading } from './language.ts';
import { cookieRules } from './session/session-cookie.ts';

/** The language of a page for staff or for everybody: chosen by cookie, otherwise by the browser. */
export function readingOf(request: FastifyRequest, publicUrl: string, face: Face | undefined): Reading {
  const choices = staffLanguages(face?.languages);
  // Null where a request failed before its cookies were read.
  const cookies = request.cookies as FastifyRequest['cookies'] | null;
  const chosen = cookies?.[cookieRules(publicUrl).name('language')];
  // A form's address is for posting only.
  const here = request.method === 'GET' ? request.url : '/';
  return {
    language: chooseStaffLanguage(choices, chosen, request.headers['accept-language']),
    choices,
    address: (language) => `/language?${new URLSearchParams({ language, to: here }).toString()}`,
  };
}
