import { z } from 'zod';

const MAX_CONTACT = 320;
const ONE_LINE = `give 1 to ${MAX_CONTACT} characters on one line`;

/** A mail address as servers take it: one `@`, a host of letters, digits, hyphens and dots in any script, and no blanks. */
const ADDRESS =
  /^[^\s\p{C}@<>(),;:"[\]\\]{1,64}@(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)*[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u;

/** How a subject without a mail address is reached: by a letter, or by collecting it. */
const OTHER_WAYS = ['post', 'pickUp'];

/** How a subject is reached: a mail address, `post` or `pickUp`. */
export const Contact = z
  .string({ error: ONE_LINE })
  .refine((contact) => contact.length > 0 && contact.length <= MAX_CONTACT && !/[\p{Cc}\p{Cf}]/u.test(contact), {
    error: ONE_LINE,
    abort: true,
  })
  .refine((contact) => OTHER_WAYS.includes(contact) || ADDRESS.test(contact), {
    error: ({ input }) =>
      `${JSON.stringify(input)} is not an email address; give one, or post for a letter, or pickUp if the person collects it`,
  });
