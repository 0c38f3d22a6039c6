/** Headers of a file that a browser downloads and never shows as part of a page. */
export const downloadHeaders = (fileName: string): Record<string, string> => ({
  'content-type': 'application/octet-stream',
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
});
