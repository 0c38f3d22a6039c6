import type { z } from 'zod';
import type { FieldError } from '../problem.ts';
import { toPointer } from './to-pointer.ts';

/** What a policy does not allow in facts, by JSON pointer into the field of a body that holds them. */
export const factFaults = ({ issues }: z.ZodError, field: string): FieldError[] =>
  issues.flatMap((issue) => {
    const at = (path: readonly PropertyKey[]) => toPointer([field, ...path]);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: at([key]), message: 'no field in this policy matches it' }));
    return [{ field: at(issue.path), message: issue.message }];
  });
