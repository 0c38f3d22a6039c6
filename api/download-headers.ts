/** Headers of a file that a browser downloads, never shows as part of a page, and gives no rights if it is opened by itself. */
export const downloadHeaders = (fileName: string): Record<string, string> => ({
  'content-type': 'application/octet-stream',
  'content-security-policy': "default-src 'none'; sandbox",
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
});
