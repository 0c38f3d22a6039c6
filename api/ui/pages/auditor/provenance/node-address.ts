import { caseAddress, entryAddress, viewAddress } from '../addresses.ts';
import { localName, type ProvNode } from './graph.ts';

/** The page with a node's evidence. Activities are entries of the trail, and views have a page of their own. */
export function nodeAddress(caseId: string, { name, sort, type, attributes }: ProvNode): string {
  const seq = attributes['hearken:seq'];
  if (sort === 'activity' && typeof seq === 'number') return entryAddress(caseId, seq);
  const local = localName(name);
  if (type === 'View') return viewAddress(caseId, local.replace(/^view-/, ''));
  return caseAddress(caseId, `/provenance/${encodeURIComponent(local)}`);
}
