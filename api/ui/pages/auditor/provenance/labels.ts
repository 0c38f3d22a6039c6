import { inFigures } from '#api/views/auditor/reports/figures.ts';
import { Phrase, say, textIn, type Words } from '#api/ui/say.ts';
import type { NameOf } from '#api/ui/ui.ts';
import type { CaseNames } from '../case-names.ts';
import type { ProvNode } from './graph.ts';
import { nameFinding, nameKind, nameType } from './type-names.ts';

/** The text of a node: what it is, and what distinguishes it from others of its kind; an empty text where nothing does. */
export interface Label {
  title: Words;
  detail: Words;
}

const MAX_CHARACTERS = 26;

/** A node in at most two short lines. */
export function labelOf({ sort, type, name, attributes }: ProvNode, names: CaseNames): Label {
  const text = (key: string): string => {
    const value = attributes[`hearken:${key}`];
    return value === undefined ? '' : String(typeof value === 'object' ? value.$ : value);
  };
  switch (sort) {
    case 'agent':
      return { title: cut(agentName(name, names.nameOf)), detail: nameKind(text('kind')) };
    case 'activity':
      return { title: cut(nameType(type)), detail: `#${text('seq')} ${timeOf(attributes['prov:startTime'])}` };
    case 'entity':
      return { title: cut(nameType(type)), detail: cut(detailOf(type, text, names)) };
  }
}

function detailOf(type: string, text: (key: string) => string, names: CaseNames): Words {
  switch (type) {
    case 'Score':
      return say`${inFigures(Number(text('probability')), 2)}, ${names.outcome(text('provisionalOutcome'))}`;
    case 'Finding':
      return nameFinding(text('finding'));
    case 'PerspectiveRecord':
      return say`version ${text('version')}`;
    case 'Decision':
    case 'ProposedDecision':
      return text('adverse') === 'true'
        ? say`${names.outcome(text('outcome'))}, adverse`
        : names.outcome(text('outcome'));
    case 'LaterOutcome':
      return text('event');
    case 'Plan':
      return say`${names.policy} in version ${text('version')}`;
    case 'Attachment':
      return text('mediaType');
    default:
      return '';
  }
}

/** An agent's name, by its id, which its qualified name has after its kind, percent-encoded. */
const agentName = (name: string, nameOf: NameOf): Words => {
  const [kind = '', id = ''] = split(name);
  return kind === 'subject' ? say`the subject` : nameOf(decodeURIComponent(id));
};

const split = (name: string): string[] => /^[^:]*:([a-z]+)-(.*)$/.exec(name)?.slice(1) ?? [];

const timeOf = (at: unknown): string => (typeof at === 'string' ? at.slice(11, 19) : '');

const cut = (words: Words): Words =>
  typeof words === 'string' ? cutText(words) : new Phrase((language, zone) => cutText(textIn(words, language, zone)));

const cutText = (text: string): string =>
  text.length <= MAX_CHARACTERS ? text : `${text.slice(0, MAX_CHARACTERS - 1)}…`;
