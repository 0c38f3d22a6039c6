import pg from 'pg';

/** Shorter words say nothing about anybody and stand everywhere. */
const SHORTEST = 4;

/**
 * Every personal word that a database holds: names, contacts, words of subjects and judges, what was read in the facts, and
 * what a model said of somebody.
 */
export async function personalWords(ownerUrl: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ word: string | null }>(`
      select name as word from hearken.subjects
      union select contact from hearken.subjects
      union select body from hearken.personal_texts
      union select fact.value #>> '{}' from hearken.cases, jsonb_each(facts) fact where jsonb_typeof(fact.value) = 'string'
      union select document #>> '{model,rationale}' from hearken.scores
      union select link from hearken.caught_mail`);
    return rows.flatMap(({ word }) => (word !== null && word.length >= SHORTEST ? [word] : []));
  } finally {
    await owner.end();
  }
}
