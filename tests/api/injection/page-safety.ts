import { parseHTML } from 'linkedom';

/** Elements that load, run or replace something; none of our pages needs one but `script` and `link` of its own. */
const FORBIDDEN = ['iframe', 'object', 'embed', 'base', 'style', 'foreignobject', 'animate', 'set', 'template', 'math'];
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'ping', 'poster', 'xlink:href'];
/** An address on this very host: a path, a place on the page, or a query of it. */
const OWN_ADDRESS = /^(?:\/(?!\/)|#|\?|$)/;

/** What on a page could have come of somebody's words, and must not be there. */
export function unsafeParts(page: string): string[] {
  const { document } = parseHTML(page);
  const found: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase();
    if (FORBIDDEN.includes(name)) found.push(`<${name}>`);
    if (name === 'script' && !element.getAttribute('src')?.startsWith('/assets/')) found.push('<script> of its own');
    if (name === 'meta' && element.hasAttribute('http-equiv')) found.push('<meta http-equiv>');
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) found.push(`${name} ${attribute}`);
      if (attribute === 'style') found.push(`${name} style`);
      if (/[^a-z0-9:_-]/i.test(attribute)) found.push(`${name} has an attribute ${attribute}`);
      if (ADDRESSES.includes(attribute.toLowerCase()) && !OWN_ADDRESS.test(value))
        found.push(`${name} ${attribute}=${value}`);
    }
  }
  return found;
}

/** A page's elements and the names of their attributes, in order, without any text. */
export function skeletonOf(page: string): string {
  const { document } = parseHTML(page);
  return [...document.querySelectorAll('*')]
    .map((element) => {
      const attributes = [...element.attributes].map(({ name }) => name).toSorted();
      return `${element.tagName} ${attributes.join(' ')}`;
    })
    .join('\n');
}
