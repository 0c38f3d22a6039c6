import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawPdfPages } from '#api/import/pdf/draw-pdf-pages.ts';
import { longestStandstill } from './longest-standstill.ts';
import { pdfDrawing } from './pdf-drawing.ts';

/** Size and pixels of a PNG whose rows are all filtered by the row above. */
function readPng(png: Buffer) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  const stride = width * 3;
  const pixels = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    expect(rows[y * (stride + 1)]).toBe(2);
    for (let x = 0; x < stride; x++)
      pixels[y * stride + x] = rows[y * (stride + 1) + 1 + x]! + (y === 0 ? 0 : pixels[(y - 1) * stride + x]!);
  }
  return {
    width,
    height,
    at: (x: number, y: number) => [...pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)],
  };
}

test('a page is drawn as it looks, with its colours and the right way up', async () => {
  const { width, height, at } = readPng(await drawPdfPages(pdfDrawing('1 0 0 rg 0 0 150 150 re f')));
  expect([width, height]).toEqual([900, 900]);
  expect(at(10, 890)).toEqual([255, 0, 0]);
  expect(at(890, 890)).toEqual([255, 255, 255]);
  expect(at(10, 10)).toEqual([255, 255, 255]);
});

test('a PDF that would take minutes to draw is given up, and this process continues meanwhile', async () => {
  const content = pdfDrawing('/X Do', Array<string>(10).fill('/X Do '.repeat(10)).concat('0 0 150 150 re f'));
  const drawing = drawPdfPages(content).catch((error: unknown) => error);
  expect(await longestStandstill(drawing)).toBeLessThan(2_000);
  expect(await drawing).toMatchObject({ document: { code: 'cannotBeDrawn' } });
}, 60_000);
