import { isUtf8 } from 'node:buffer';

const LINE_END = 10;

/** The lines of a body as it arrives. Lines that are longer than the limit, or not UTF-8, are left out. */
export async function* readLines(body: AsyncIterable<Uint8Array>, maximumBytes: number): AsyncGenerator<string> {
  let parts: Uint8Array[] = [];
  let size = 0;
  const add = (part: Uint8Array) => {
    size += part.byteLength;
    if (size > maximumBytes) parts = [];
    else parts.push(part);
  };
  const take = (): string | undefined => {
    const line = size > maximumBytes ? undefined : Buffer.concat(parts);
    [parts, size] = [[], 0];
    return line && isUtf8(line) ? line.toString() : undefined;
  };
  for await (const chunk of body) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, from)) {
      add(chunk.subarray(from, end));
      const line = take();
      if (line !== undefined) yield line;
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  const last = take();
  if (last !== undefined) yield last;
}
