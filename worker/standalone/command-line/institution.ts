import { connect } from '#db/database.ts';
import { joinInstitution, listInstitutions } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';

/**
 * An institution's name as a claim of access tokens has it: 1 to 100 characters, no control characters, no space at
 * either end.
 */
const NAME = /^(?! )[^\p{Cc}\p{Cs}]{1,100}(?<! )$/u;

/**
 * Registers institutions in a database, so that accounts that name them may act. An institution that is already
 * registered is left as it is.
 *
 * @returns those that were not registered before
 * @throws RangeError for a name that no access token can contain, or that differs from a registered one only by letter
 *   case
 */
export async function addInstitutions(url: string, names: readonly string[]): Promise<string[]> {
  const database = connect(url, 'hearken_api', 1);
  try {
    const known = await listInstitutions(database);
    for (const name of names) {
      if (!NAME.test(name))
        throw new RangeError(
          `${JSON.stringify(name)} is not a valid name: give 1 to 100 characters without blanks around them`,
        );
      const similar = known.find((each) => each !== name && each.toLowerCase() === name.toLowerCase());
      if (similar !== undefined)
        throw new RangeError(`${similar} is registered; two institutions cannot differ by letter case alone`);
    }
    const added: string[] = [];
    for (const name of names) {
      const scope = { institutionId: name, actor: 'system:registration' };
      if (await inTransaction(database, scope, (transaction) => joinInstitution(transaction, name))) added.push(name);
    }
    return added;
  } finally {
    await database.destroy();
  }
}

/** Every institution that is registered in a database, in alphabetical order. */
export async function readInstitutions(url: string): Promise<string[]> {
  const database = connect(url, 'hearken_api', 1);
  try {
    return await listInstitutions(database);
  } finally {
    await database.destroy();
  }
}
