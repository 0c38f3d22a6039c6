import { expect, test } from 'vitest';
import { decodeText } from '#api/import/decode-text.ts';
import { readPrecedentUpload } from '#api/import/precedents.ts';
import { CSV_TYPE } from '#api/import/tables.ts';
import { draftPolicy } from '#api/policies/draft/draft-policy.ts';
import { AWKWARD_FILES, LOANS } from './awkward-files.ts';

test.each(AWKWARD_FILES)(
  'a policy is drafted from a file with $name, and its rows are read as they are meant',
  async (file) => {
    const {
      outcome = 'defaulted',
      adverse = 'yes',
      columns: named = {},
      meansDay = (day: string) => day,
      meansAmount = (amount: number) => amount,
    } = file;
    const body = decodeText(file.bytes);
    const { policy, columns, dialect, referencePrefix } = await draftPolicy(body.text, {
      key: 'loans',
      polarity: { outcome, adverse: [adverse] },
    });
    if (!policy) throw new Error('no policy was drafted');
    const reading = { columns, dialect, referencePrefix: referencePrefix ?? undefined };
    const upload = { mediaType: CSV_TYPE, body, policy: 'loans', reading };
    const { values } = await readPrecedentUpload(upload, policy);
    const nameOf = (column: string | null | undefined, usual: string) =>
      column === null ? null : policy.attributes.find((each) => (each.column ?? each.name) === (column ?? usual))?.name;
    const [amount, opened] = [nameOf(named.amount, 'amount'), nameOf(named.opened, 'opened')];
    expect([amount, opened]).not.toContain(undefined);
    const read = values.map(({ value: { facts, adverse: defaulted } }) => ({
      // A cell with a code for a missing value has no fact.
      amount: amount && facts[amount],
      opened: opened && facts[opened],
      defaulted,
    }));
    const meant = LOANS.map((loan, row) => ({
      amount: amount && (read[row]?.amount === undefined ? undefined : meansAmount(loan.amount)),
      opened: opened && (read[row]?.opened === undefined ? undefined : meansDay(loan.opened)),
      defaulted: loan.defaulted,
    }));
    expect(read).toEqual(meant);
    expect(read.filter((each) => each.amount === undefined).length).toBeLessThanOrEqual(6);
    expect(read.filter((each) => each.opened === undefined).length).toBeLessThanOrEqual(6);
  },
);
