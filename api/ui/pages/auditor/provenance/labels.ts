import { nameOutcome } from '#api/ui/outcome-name.ts';
import type { NameOf } from '#api/ui/ui.ts';
import type { ProvNode } from './graph.ts';

/** The text of a node: what it is, and what distinguishes it from others of its kind. */
export interface Label {
  title: string;
  detail: string;
}

const MAX_CHARACTERS = 26;

/** A node in at most two short lines. */
export function labelOf({ sort, type, name, attributes }: ProvNode, nameOf: NameOf): Label {
  const text = (key: string): string => {
    const value = attributes[`hearken:${key}`];
    return value === undefined ? '' : String(typeof value === 'object' ? value.$ : value);
  };
  switch (sort) {
    case 'agent':
      return { title: cut(agentName(name, nameOf)), detail: text('kind') === '' ? 'institution' : text('kind') };
    case 'activity':
      return { title: cut(inWords(type)), detail: `#${text('seq')} ${timeOf(attributes['prov:startTime'])}` };
    case 'entity':
      return { title: cut(inWords(type)), detail: cut(detailOf(type, text)) };
  }
}

function detailOf(type: string, text: (key: string) => string): string {
  switch (type) {
    case 'Score':
      return `${Number(text('probability')).toFixed(2)}, ${nameOutcome(text('provisionalOutcome'))}`;
    case 'Finding':
      return inWords(text('finding'));
    case 'PerspectiveRecord':
      return `version ${text('version')}`;
    case 'Decision':
    case 'ProposedDecision':
      return `${nameOutcome(text('outcome'))}${text('adverse') === 'true' ? ', adverse' : ''}`;
    case 'LaterOutcome':
      return text('event');
    case 'Plan':
      return `${text('key')} in version ${text('version')}`;
    case 'Attachment':
      return text('mediaType');
    default:
      return '';
  }
}

/** An agent's name, by its id, which its qualified name has after its kind, percent-encoded. */
const agentName = (name: string, nameOf: NameOf): string => {
  const [kind = '', id = ''] = split(name);
  return kind === 'subject' ? 'the subject' : nameOf(decodeURIComponent(id));
};

const split = (name: string): string[] => /^[^:]*:([a-z]+)-(.*)$/.exec(name)?.slice(1) ?? [];

/** `PerspectiveRecord` as `perspective record`; a policy is a plan to PROV. */
export const inWords = (type: string): string =>
  type === 'Plan'
    ? 'policy'
    : type.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();

const timeOf = (at: unknown): string => (typeof at === 'string' ? at.slice(11, 19) : '');

const cut = (text: string): string => (text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS - 1)}…`);
