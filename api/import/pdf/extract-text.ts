import { extractText as extract, getDocumentProxy } from 'unpdf';

/** The text of a PDF, all pages in one. */
export async function extractText(content: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(content);
  const { text } = await extract(document, { mergePages: true });
  return text;
}
