import { PDFiumLibrary } from '@hyzyla/pdfium';
import { encodePng } from './encode-png.ts';

/** Maximum number of pages in one picture. */
const MAX_PAGES = 10;
/** Width of every page, in pixels: a letter can be read at it. */
const WIDTH = 900;
/** Maximum height of a page, in pixels; a longer one is drawn narrower. */
const MAX_HEIGHT = 1_600;
const BYTES_PER_PIXEL = 4;
/** What shows where one page ends and the next begins. */
const GAP = Buffer.alloc(WIDTH * 3 * 8, 0xbb);

/** The first pages of a PDF below one another, as a PNG. */
export async function drawPages(content: Uint8Array): Promise<Uint8Array> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(content);
  const count = Math.min(document.getPageCount(), MAX_PAGES);
  if (count === 0) throw new Error('the file has no pages');
  const pages: Uint8Array[] = [];
  for (let index = 0; index < count; index++) {
    const page = document.getPage(index);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = Math.min(WIDTH / originalWidth, MAX_HEIGHT / originalHeight);
    const { width, height, data } = await page.render({ scale, render: 'bitmap', renderFormFields: true });
    if (index > 0) pages.push(GAP);
    pages.push(inWidth(data, width, height));
  }
  const rows = Buffer.concat(pages);
  return encodePng(WIDTH, rows.length / (WIDTH * 3), rows);
}

/** The pixels of a page, red, green and blue, in rows of the picture’s width; what the page leaves free is white. */
function inWidth(rgba: Uint8Array, width: number, height: number): Buffer {
  const rows = Buffer.alloc(WIDTH * height * 3, 0xff);
  const shown = Math.min(width, WIDTH);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < shown; x++) {
      const from = (y * width + x) * BYTES_PER_PIXEL;
      const to = (y * WIDTH + x) * 3;
      rows.set(rgba.subarray(from, from + 3), to);
    }
  return rows;
}
