/** Types of files that are safe to show by themselves in a browser, because nothing in them runs. */
const SHOWN: Partial<Record<string, string>> = {
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/webp': 'image/webp',
  'text/plain': 'text/plain; charset=utf-8',
};

/** Whether a browser shows a file of this type by itself. */
export const isShownInBrowser = (mediaType: string): boolean => mediaType in SHOWN;

/** Headers of a file that a browser shows by itself where that is safe, and otherwise downloads. */
export const showingHeaders = (fileName: string, mediaType: string): Record<string, string> => {
  const headers = downloadHeaders(fileName);
  const type = SHOWN[mediaType];
  if (type === undefined) return headers;
  const disposition = `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`;
  return { ...headers, 'content-type': type, 'content-disposition': disposition };
};

/** Headers of a file that a browser downloads, never shows as part of a page, and gives no rights if it is opened by itself. */
export const downloadHeaders = (fileName: string): Record<string, string> => ({
  'content-type': 'application/octet-stream',
  'content-security-policy': "default-src 'none'; sandbox",
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
});
