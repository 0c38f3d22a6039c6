import { withSecretFiles } from '#db/environment/secret-files.ts';
import { replaceDataKey } from '#db/keys/replace-data-key.ts';

const KEY_BYTES = 32;

/**
 * Replaces the data key of a deployment whose APIs are stopped.
 *
 * @returns lines that say what was done and what is left to do
 * @throws RangeError that says what is missing, or why nothing was done
 */
export async function replaceDataKeyWith(given: NodeJS.ProcessEnv): Promise<string[]> {
  const environment = withSecretFiles(given);
  const { DATABASE_OWNER_URL, DATABASE_URL } = environment;
  if (DATABASE_OWNER_URL === undefined || DATABASE_URL === undefined)
    throw new RangeError("set DATABASE_OWNER_URL, and DATABASE_URL to the API's");
  const login = decodeURIComponent(new URL(DATABASE_URL).username);
  const keyIn = (name: 'HEARKEN_DATA_KEY' | 'HEARKEN_NEW_DATA_KEY') => {
    const key = Buffer.from(environment[name] ?? '', 'base64');
    if (key.length !== KEY_BYTES) throw new RangeError(`set ${name} to the 32 bytes of a key in base64`);
    return key;
  };
  const { files, uploads, links, sessions, unreadable } = await replaceDataKey(
    DATABASE_OWNER_URL,
    login,
    keyIn('HEARKEN_DATA_KEY'),
    keyIn('HEARKEN_NEW_DATA_KEY'),
  );
  return [
    `encrypted under the new key: files of subjects ${files}, files that wait to be imported ${uploads}`,
    `links of helpers replaced: ${links}; sessions ended: ${sessions}`,
    ...(unreadable.length > 0
      ? [`left as they are, because the key does not open them: ${unreadable.join(', ')}`]
      : []),
    'set HEARKEN_DATA_KEY to the new key, and start the APIs',
  ];
}
