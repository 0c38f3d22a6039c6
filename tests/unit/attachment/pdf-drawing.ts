import { deflateSync } from 'node:zlib';

const FONT = '/Font<</F1 4 0 R>>';

/**
 * A PDF of one page with what the operators draw on it, compressed as programs do.
 *
 * @param inside operators of further drawings; the page draws the first of them as `/X Do`, and each of them the next
 */
export function pdfDrawing(operators: string, inside: string[] = []): Buffer {
  const drawings = [operators, ...inside].map((each) => deflateSync(Buffer.from(each, 'latin1')));
  const resourcesOf = (index: number): string =>
    `/Resources<<${FONT}${index < inside.length ? `/XObject<</X ${6 + index} 0 R>>` : ''}>>`;
  const objects: (string | Buffer)[][] = [
    ['<</Type/Catalog/Pages 2 0 R>>'],
    ['<</Type/Pages/Kids[3 0 R]/Count 1>>'],
    [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]${resourcesOf(0)}/Contents 5 0 R>>`],
    ['<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'],
    ...drawings.map((drawing, index) => [
      `<<${index > 0 ? `/Type/XObject/Subtype/Form/BBox[0 0 300 300]${resourcesOf(index)}` : ''}/Length ${drawing.length}/Filter/FlateDecode>>\nstream\n`,
      drawing,
      '\nendstream',
    ]),
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  const places = objects.map((content, index) => {
    const place = Buffer.concat(parts).length;
    parts.push(...[`${index + 1} 0 obj\n`, ...content, '\nendobj\n'].map((part) => Buffer.from(part)));
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${size}/Root 1 0 R>>\n`;
  return Buffer.concat([...parts, Buffer.from(`${table}startxref\n${Buffer.concat(parts).length}\n%%EOF`)]);
}
