import { OWN_VALUES, type ComparisonChoice, type PreviewedGroup } from '#api/policies/draft/draft-comparison.ts';
import { groupsOf, type DraftedColumn } from '#api/policies/draft/draft-policy.ts';
import { describeNumber } from '#api/ui/figures.ts';
import type { Form } from '#api/ui/form.ts';
import { html } from '#api/ui/html.ts';
import { Separator } from '#workflows/domain/value-comparison.ts';
import { say, type Phrase } from '#api/ui/say.ts';

const DEFAULT_PREFIXES = [2];
const DEFAULT_SEPARATOR = '-';
/** Maximum number of groups that a column's row lists. */
const MAX_LISTED = 12;

/** How the values of a column can be compared, in the words of the page. */
const WAYS = {
  values: say`one by one`,
  frequency: say`by how often they occur`,
  prefixes: say`by the beginnings of a code`,
  separator: say`by the parts of a code`,
  parents: say`by other columns of the file`,
};
type Way = keyof typeof WAYS;

/** The user's choice of how a column's values are compared; what cannot be read is taken as the page proposes it. */
export function readComparison(form: Form, place: number): ComparisonChoice | undefined {
  const way = form.text(`compare-${place}`);
  switch (way) {
    case 'values':
      return { by: 'values' };
    case 'frequency':
      return { by: 'frequency', ...readOwn(form.text(`own-values-${place}`)) };
    case 'prefixes':
      return { by: 'hierarchy', prefixes: readLengths(form.text(`prefixes-${place}`)) };
    case 'separator':
      return {
        by: 'hierarchy',
        separator: Separator.safeParse(form.text(`separator-${place}`)?.trim()).data ?? DEFAULT_SEPARATOR,
      };
    case 'parents': {
      const columns = ['parent', 'grandparent'].flatMap((name) => form.text(`${name}-${place}`) ?? []);
      return columns.length > 0 ? { by: 'hierarchy', parentColumns: columns } : { by: 'values' };
    }
    case undefined:
    default:
      return undefined;
  }
}

/** A number such as `50`, or a share such as `80 %`. */
function readOwn(text = ''): { ownValues: number } | { ownShare: number } {
  const [, figure = '', percent] = /^(\d{1,4}) ?(%?)$/.exec(text.trim()) ?? [];
  if (percent === '%' && Number(figure) > 0 && Number(figure) < 100) return { ownShare: Number(figure) / 100 };
  return { ownValues: percent === '' ? Number(figure) : OWN_VALUES };
}

function readLengths(text = ''): number[] {
  const lengths = new Set([...text.matchAll(/\d{1,2}/g)].map(([figure]) => Number(figure)).filter((each) => each > 0));
  return lengths.size === 0 ? DEFAULT_PREFIXES : [...lengths].sort((a, b) => a - b).slice(0, 9);
}

function wayOf(choice: ComparisonChoice): Way {
  if (choice.by !== 'hierarchy') return choice.by;
  if (choice.parentColumns) return 'parents';
  return choice.separator === undefined ? 'prefixes' : 'separator';
}

/** How the values of a column are compared, as form fields, with the groups that this makes of them; nothing for few values. */
export function ComparisonFields({ column }: { column: DraftedColumn }) {
  const { content, place, comparison, above = [] } = column;
  if (!comparison) return false;
  const { choice } = comparison;
  const way = wayOf(choice);
  const name = content.column;
  const [parent = '', grandparent = ''] = choice.by === 'hierarchy' ? (choice.parentColumns ?? []) : [];
  const own =
    choice.by !== 'frequency'
      ? OWN_VALUES
      : choice.ownShare === undefined
        ? choice.ownValues
        : `${Math.round(100 * choice.ownShare)} %`;
  const prefixes = (choice.by === 'hierarchy' && choice.prefixes) || DEFAULT_PREFIXES;
  const separator = (choice.by === 'hierarchy' && choice.separator) || DEFAULT_SEPARATOR;
  const ways = (Object.keys(WAYS) as Way[]).filter((each) => each !== 'parents' || above.length > 0);
  const columns = (field: string, chosen: string, label: Phrase) =>
    html`<label>
      <span class="small soft">${label}</span>
      <select name=${`${field}-${place}`}>
        <option value="">–</option>
        ${above.map((each) => html`<option value=${each} selected=${each === chosen}>${each}</option>`)}
      </select>
    </label>`;
  return html`<div class="compared">
    <label>
      <span class="small soft">Values are compared<span class="visually-hidden"> in ${name}</span></span>
      <select name=${`compare-${place}`}>
        ${ways.map((each) => html`<option value=${each} selected=${each === way}>${WAYS[each]}</option>`)}
      </select>
    </label>
    <label class="for-frequency">
      <span class="small soft">The most frequent stay as they are: a number, or a share such as 80 %</span>
      <input name=${`own-values-${place}`} value=${String(own)} maxlength="6" />
    </label>
    <label class="for-prefixes">
      <span class="small soft">Lengths of the beginnings, such as 2, 4</span>
      <input name=${`prefixes-${place}`} value=${prefixes.join(', ')} maxlength="40" />
    </label>
    <label class="for-separator">
      <span class="small soft">Sign between the parts</span>
      <input name=${`separator-${place}`} value=${separator} maxlength="5" />
    </label>
    ${
      above.length > 0 &&
      html`<div class="for-parents">
        ${columns('parent', parent, say`The column with the group of a value`)}
        ${columns('grandparent', grandparent, say`The column with the group of that group`)}
      </div>`
    }
    ${Groups({ groups: groupsOf(column) })}
  </div>`;
}

function Groups({ groups }: { groups: readonly PreviewedGroup[] }) {
  if (groups.length === 0) return false;
  const more = groups.length - MAX_LISTED;
  return html`<details>
    <summary>${groups.length === 1 ? say`One group` : say`${describeNumber(groups.length)} groups`}</summary>
    <ul class="small">
      ${groups.slice(0, MAX_LISTED).map((group) => html`<li>${describeGroup(group)}</li>`)}
      ${more > 0 && html`<li>${say`and ${describeNumber(more)} more`}</li>`}
    </ul>
  </details>`;
}

/** A group of values with how many it has and in how many rows they are. */
function describeGroup({ kind, name, least, most, values, rows }: PreviewedGroup): Phrase {
  const figures = say`${describeNumber(values)} values, ${describeNumber(rows)} rows`;
  if (kind === 'own') return say`compared one by one: ${figures}`;
  if (kind === 'branch') return say`${name ?? ''}: ${figures}`;
  if (most === 1) return say`once each: ${figures}`;
  return say`${describeNumber(least ?? 0)} to ${describeNumber(most ?? 0)} times each: ${figures}`;
}
