import type { ReadFile } from '#api/acts/add-attachment.ts';
import { readAttachment, RefusedFile, type FileFault } from '#api/import/read-attachment.ts';
import { Problem } from '#api/problem.ts';
import { hasRoomForFile } from '#workflows/domain/decide/index.ts';
import type { SubjectVisit } from '#api/ui/subject-route.ts';
import { fault } from './read-fields.ts';

/**
 * The file that came with a form.
 *
 * @throws Problem that says beside the field, in the reader's language, why there is none or it is not taken
 */
export async function wantedFile(visit: SubjectVisit): Promise<ReadFile> {
  const { fileKinds, file: none } = visit.messages.faults;
  if (visit.fileTooLarge) throw fault('file', fileKinds.tooLarge);
  const file = await sentFile(visit).catch((error: unknown) => {
    throw error instanceof RefusedFile ? fault('file', fileKinds[error.fault]) : error;
  });
  if (!file) throw fault('file', none);
  return file;
}

/**
 * Adds the file that came with words, if there is one. What is wrong with it never holds up the words: it is told on the page that
 * follows, by the query that this gives.
 */
export async function addBesideWords(
  visit: SubjectVisit,
  add: (file: ReadFile) => Promise<unknown>,
): Promise<{ file?: FileFault | 'tooLarge' | 'notNow' }> {
  if (visit.fileTooLarge) return { file: 'tooLarge' };
  try {
    const file = await sentFile(visit);
    if (file) await add(file);
    return {};
  } catch (error) {
    if (error instanceof RefusedFile) return { file: error.fault };
    if (error instanceof Problem) return { file: 'notNow' };
    throw error;
  }
}

async function sentFile({ file, subject }: SubjectVisit): Promise<ReadFile | undefined> {
  if (!file) return undefined;
  const read = await subject.arrival.serve(() => readAttachment(file.content, hasRoomForFile(subject.state)));
  return { name: file.name, content: file.content, ...read };
}
