/**
 * Bytes of a page with everything that a browser loads for it, each once and not compressed: style sheets, scripts with
 * what they import, and the icon.
 */
export async function weigh(apiUrl: string, page: string): Promise<number> {
  const loaded = new Map<string, number>();
  const load = async (address: string): Promise<void> => {
    if (loaded.has(address)) return;
    loaded.set(address, 0);
    const response = await fetch(new URL(address, apiUrl));
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const text = await response.text();
    loaded.set(address, Buffer.byteLength(text));
    if (address.endsWith('.js'))
      for (const [, name = ''] of text.matchAll(/from\s+'(\.\/[\w-]+\.js)'/g))
        await load(new URL(name, new URL(address, apiUrl)).pathname);
  };
  for (const [, address = ''] of page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) await load(address);
  return Buffer.byteLength(page) + [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
}
