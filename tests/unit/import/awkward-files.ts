/** Loans that a bank has granted: the same 60 rows, written as many programs write them. */
export interface Loan {
  reference: string;
  amount: number;
  rate: number;
  opened: string;
  purpose: string;
  defaulted: boolean;
}

const PURPOSES = ['car', 'kitchen', 'büro', 'roof; windows'];

export const LOANS: readonly Loan[] = Array.from({ length: 60 }, (_, row) => ({
  reference: `K-${2_000 + row}`,
  amount: 1_250.5 + row * 731.25,
  rate: 2.5 + (row % 9) * 0.25,
  opened: new Date(Date.UTC(2024, 0, 3) + row * 5 * 86_400_000).toISOString().slice(0, 10),
  purpose: PURPOSES[row % 4] ?? '',
  defaulted: row % 3 === 0,
}));

/** A file, and what the outcome column and its bad value are called in it. */
export interface AwkwardFile {
  name: string;
  bytes: Buffer;
  outcome?: string;
  adverse?: string;
  /** The columns of amount and day, by name; `null` where the file is not expected to give them. */
  columns?: { amount?: string | null; opened?: string | null };
  /** The amount that a cell of the file means, where it is not the amount itself. */
  meansAmount?: (amount: number) => number;
  /** The day that a cell of the file means, where it is not the day itself. */
  meansDay?: (day: string) => string;
}

const HEADER = ['reference', 'amount', 'rate', 'opened', 'purpose', 'defaulted'];
type Cells = readonly string[];
const plain = (loan: Loan): string[] => [
  loan.reference,
  loan.amount.toFixed(2),
  loan.rate.toFixed(2),
  loan.opened,
  loan.purpose,
  loan.defaulted ? 'yes' : 'no',
];
const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || cell.includes('"') || cell.includes('\n') ? `"${cell.replaceAll('"', '""')}"` : cell;
const lineOf = (cells: Cells, delimiter = ','): string => cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
const tableOf = (
  change: (cells: string[], loan: Loan, row: number) => Cells = (cells) => cells,
  {
    delimiter = ',',
    header = HEADER,
    end = '\n',
    before = [],
    after = [],
  }: { delimiter?: string; header?: Cells | null; end?: string; before?: string[]; after?: string[] } = {},
): string =>
  [
    ...before,
    ...(header ? [lineOf(header, delimiter)] : []),
    ...LOANS.map((loan, row) => lineOf(change(plain(loan), loan, row), delimiter)),
    ...after,
    '',
  ].join(end);
const german = (value: number): string =>
  value.toLocaleString('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const germanDay = (day: string): string => day.split('-').toReversed().join('.');
const inWords = (day: string, locale: string): string =>
  new Date(day).toLocaleString(locale, { dateStyle: 'long', timeZone: 'UTC' });
const shortMonth = (day: string): string => new Date(day).toLocaleString('en', { month: 'short', timeZone: 'UTC' });
const withAmount = (write: (amount: number) => string) => (cells: string[], loan: Loan) =>
  cells.with(1, write(loan.amount));
const withDay = (write: (day: string) => string) => (cells: string[], loan: Loan) => cells.with(3, write(loan.opened));
const utf8 = (text: string): Buffer => Buffer.from(text);
const latin = (text: string): Buffer => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const bankRow = (cells: string[], loan: Loan) =>
  cells.with(1, german(loan.amount)).with(2, german(loan.rate)).with(3, germanDay(loan.opened));
const semicolons = { delimiter: ';' };

export const AWKWARD_FILES: readonly AwkwardFile[] = [
  { name: 'as it should be', bytes: utf8(tableOf()) },
  {
    name: 'German numbers and days, semicolons, Windows-1252',
    bytes: latin(tableOf(bankRow, { ...semicolons, end: '\r\n' })),
  },
  { name: 'semicolons in UTF-16', bytes: utf16(tableOf(bankRow, semicolons)) },
  { name: 'semicolons in UTF-16 without a mark', bytes: Buffer.from(tableOf(bankRow, semicolons), 'utf16le') },
  {
    name: 'tabs in UTF-16, as Excel saves Unicode text',
    bytes: utf16(tableOf(bankRow, { delimiter: '\t', end: '\r\n' })),
  },
  { name: 'semicolons in UTF-16, high byte first', bytes: utf16(tableOf(bankRow, semicolons)).swap16() },
  {
    name: 'semicolons in UTF-16, high byte first, without a mark',
    bytes: Buffer.from(tableOf(bankRow, semicolons), 'utf16le').swap16(),
  },
  { name: 'a line sep= that names a tab', bytes: utf8(tableOf(undefined, { delimiter: '\t', before: ['sep=\t'] })) },
  { name: 'a line sep= that names a bar', bytes: utf8(tableOf(undefined, { delimiter: '|', before: ['sep=|'] })) },
  { name: 'a line sep= after a mark', bytes: utf8(`\ufeff${tableOf(bankRow, { ...semicolons, before: ['sep=;'] })}`) },
  { name: 'a line sep=', bytes: utf8(tableOf(bankRow, { ...semicolons, before: ['sep=;'] })) },
  { name: 'a mark before the header', bytes: utf8(`\ufeff${tableOf()}`) },
  { name: 'bars', bytes: utf8(tableOf(undefined, { delimiter: '|' })) },
  { name: 'line ends of old Macs', bytes: utf8(tableOf(undefined, { end: '\r' })) },
  {
    name: 'line ends in any mix',
    bytes: utf8(
      tableOf().replace(/\n/g, (_: string, at: number) => (at % 3 === 0 ? '\r\n' : at % 3 === 1 ? '\r' : '\n')),
    ),
  },
  { name: 'line breaks within a cell', bytes: utf8(tableOf((cells) => cells.with(4, `${cells[4]}\nsecond line`))) },
  {
    name: 'euro signs behind',
    bytes: latin(tableOf((cells, loan) => bankRow(cells, loan).with(1, `${german(loan.amount)} €`), semicolons)),
  },
  { name: 'EUR before', bytes: utf8(tableOf(withAmount((amount) => `EUR ${amount.toFixed(2)}`))) },
  {
    name: 'EUR before whole thousands',
    bytes: utf8(tableOf(withAmount((amount) => `EUR ${Math.round(amount / 1_000)},250`))),
    meansAmount: (amount) => Math.round(amount / 1_000) * 1_000 + 250,
  },
  {
    name: 'whole thousands with German points and a euro sign',
    bytes: latin(
      tableOf((cells, loan) => bankRow(cells, loan).with(1, `${Math.round(loan.amount / 1_000)}.250 €`), semicolons),
    ),
    meansAmount: (amount) => Math.round(amount / 1_000) * 1_000 + 250,
  },
  {
    name: 'a minus behind the number, as core banking systems write it',
    bytes: utf8(tableOf(withAmount((amount) => `${amount.toFixed(2)}-`))),
    meansAmount: (amount) => -amount,
  },
  {
    name: 'losses in parentheses',
    bytes: utf8(tableOf(withAmount((amount) => `(${amount.toLocaleString('en', { minimumFractionDigits: 2 })})`))),
    meansAmount: (amount) => -amount,
  },
  {
    name: 'a minus before the currency, thousands in dollars',
    bytes: utf8(tableOf(withAmount((amount) => `-$${amount.toLocaleString('en', { minimumFractionDigits: 2 })}`))),
    meansAmount: (amount) => -amount,
  },
  {
    name: 'dollars with thousands',
    bytes: utf8(tableOf(withAmount((amount) => `$${amount.toLocaleString('en', { minimumFractionDigits: 2 })}`))),
  },
  {
    name: 'Swiss apostrophes',
    bytes: utf8(
      tableOf(withAmount((amount) => amount.toLocaleString('en', { minimumFractionDigits: 2 }).replaceAll(',', '’'))),
    ),
  },
  {
    name: 'narrow blanks as thousands separators',
    bytes: utf8(
      tableOf(
        withAmount((amount) => amount.toLocaleString('en', { minimumFractionDigits: 2 }).replaceAll(',', '\u202f')),
      ),
    ),
  },
  {
    name: 'whole numbers with .0',
    bytes: utf8(tableOf((cells, loan) => cells.with(1, `${Math.round(loan.amount)}.0`))),
    columns: { amount: null },
  },
  { name: 'per cent signs', bytes: utf8(tableOf((cells) => cells.with(2, `${cells[2]} %`))) },
  { name: 'blanks round cells', bytes: utf8(tableOf((cells) => cells.map((cell) => `  ${cell} `))) },
  { name: 'no-break blanks round cells', bytes: utf8(tableOf((cells) => cells.map((cell) => `\u00a0${cell}\u00a0`))) },
  { name: 'rows of delimiters', bytes: utf8(tableOf(undefined, { after: [',,,,,', ',,,,,', ''] })) },
  { name: 'a trailing delimiter', bytes: utf8(tableOf((cells) => [...cells, ''], { header: [...HEADER, ''] })) },
  {
    name: 'an unnamed column',
    bytes: utf8(tableOf((cells, _, row) => [String(row), ...cells], { header: ['', ...HEADER] })),
  },
  {
    name: 'a title above',
    bytes: utf8(tableOf(undefined, { before: ['Loans of the branch', 'as of 2024-12-31', ''] })),
  },
  {
    name: 'a title above, filled with delimiters',
    bytes: utf8(tableOf(undefined, { before: ['Loans of the branch,,,,,', ',,,,,'] })),
  },
  { name: 'a total below', bytes: utf8(tableOf(undefined, { after: ['Total,1372455.00,,,,'] })) },
  {
    name: 'a sum in German below',
    bytes: latin(tableOf(bankRow, { ...semicolons, after: ['Summe;1.372.455,00;;;;', 'Erstellt am 31.12.2024;;;;;'] })),
  },
  {
    name: 'a merged header line above the header',
    bytes: utf8(tableOf(undefined, { before: ['Contract,,,,,Result'] })),
  },
  {
    name: 'two header lines, units in the second',
    bytes: utf8(tableOf(undefined, { header: null, before: [lineOf(HEADER), ',EUR,%,,,'] })),
  },
  {
    name: 'units in brackets below the header, beside forms of days',
    bytes: utf8(tableOf(undefined, { header: null, before: [lineOf(HEADER), '-,[EUR],(%),YYYY-MM-DD,-,yes/no'] })),
  },
  {
    name: 'no header',
    bytes: utf8(tableOf(undefined, { header: null })),
    outcome: 'column 6',
    columns: { amount: 'column 2', opened: 'column 4' },
  },
  {
    name: 'the header twice, as two exports joined',
    bytes: utf8(tableOf().replace('K-2030,', `${lineOf(HEADER)}\nK-2030,`)),
  },
  {
    name: 'headers in capitals with blanks',
    bytes: utf8(
      tableOf(undefined, {
        header: ['Reference', 'Loan Amount (EUR)', 'Rate p.a.', 'Opened on', 'Purpose', 'Defaulted?'],
      }),
    ),
    outcome: 'Defaulted?',
    columns: { amount: 'Loan Amount (EUR)', opened: 'Opened on' },
  },
  {
    name: 'headers in Greek',
    bytes: utf8(tableOf(undefined, { header: ['αριθμός', 'ποσό', 'επιτόκιο', 'ημερομηνία', 'σκοπός', 'αθέτηση'] })),
    outcome: 'αθέτηση',
    columns: { amount: 'ποσό', opened: 'ημερομηνία' },
  },
  {
    name: 'a header twice',
    bytes: utf8(tableOf((cells) => [...cells, cells[1] ?? ''], { header: [...HEADER, 'amount'] })),
  },
  {
    name: 'days as month/day/year',
    bytes: utf8(tableOf(withDay((day) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`))),
  },
  {
    name: 'days as month/day/two digits of the year',
    bytes: utf8(tableOf(withDay((day) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}/${day.slice(2, 4)}`))),
  },
  {
    name: 'days as day-month-two digits of the year',
    bytes: utf8(tableOf(withDay((day) => `${day.slice(8)}-${day.slice(5, 7)}-${day.slice(2, 4)}`))),
  },
  { name: 'days as two digits of the year-month-day', bytes: utf8(tableOf(withDay((day) => day.slice(2)))) },
  {
    name: 'German days with two digits of the year',
    bytes: latin(
      tableOf(
        (cells, loan) =>
          bankRow(cells, loan).with(
            3,
            germanDay(loan.opened).replace(/\d\d(\d\d)$/, (_, year: string) => year),
          ),
        semicolons,
      ),
    ),
  },
  { name: 'days with a time', bytes: utf8(tableOf(withDay((day) => `${day}T00:00:00`))) },
  { name: 'days with a time after a blank', bytes: utf8(tableOf(withDay((day) => `${day} 00:00:00.000`))) },
  { name: 'days without signs', bytes: utf8(tableOf(withDay((day) => day.replaceAll('-', '')))) },
  {
    name: 'days with a month in words',
    bytes: utf8(tableOf(withDay((day) => `${Number(day.slice(8))} ${shortMonth(day)} ${day.slice(0, 4)}`))),
  },
  {
    name: 'serial days of Excel',
    bytes: utf8(tableOf(withDay((day) => String(Date.parse(day) / 86_400_000 + 25_569)))),
  },
  {
    name: 'ISO weeks',
    bytes: utf8(
      tableOf(
        withDay(
          (day) =>
            `2024-W${String(1 + Math.floor((Date.parse(day) - Date.UTC(2024, 0, 1)) / 604_800_000)).padStart(2, '0')}`,
        ),
      ),
    ),
    // The first of January 2024 was a Monday.
    meansDay: (day) =>
      new Date(Date.parse(day) - ((Date.parse(day) - Date.UTC(2024, 0, 1)) % 604_800_000)).toISOString().slice(0, 10),
  },
  {
    name: 'days with a month in German words',
    bytes: latin(tableOf((cells, loan) => bankRow(cells, loan).with(3, inWords(loan.opened, 'de-DE')), semicolons)),
  },
  {
    name: 'days with a month in English words, before the day',
    bytes: utf8(tableOf(withDay((day) => inWords(day, 'en-US')))),
  },
  {
    name: 'days with a month and two digits of a year',
    bytes: utf8(tableOf(withDay((day) => `${day.slice(8)}-${shortMonth(day)}-${day.slice(2, 4)}`))),
  },
  {
    name: 'months such as Mar-24',
    bytes: utf8(tableOf(withDay((day) => `${shortMonth(day)}-${day.slice(2, 4)}`))),
    meansDay: (day) => `${day.slice(0, 7)}-01`,
  },
  {
    name: 'codes for missing values',
    bytes: utf8(tableOf((cells, _, row) => (row % 10 === 4 ? cells.with(1, 'NA').with(3, 'n/a') : cells))),
  },
  {
    name: '8888 for a missing rate, and a day that never comes',
    bytes: utf8(tableOf((cells, _, row) => (row % 10 === 4 ? cells.with(2, '8888').with(3, '9999-12-31') : cells))),
  },
  {
    name: 'German words for missing values',
    bytes: latin(
      tableOf(
        (cells, loan, row) =>
          row % 10 === 4 ? bankRow(cells, loan).with(1, 'k. A.').with(3, 'unbekannt') : bankRow(cells, loan),
        semicolons,
      ),
    ),
  },
  {
    name: 'errors of a spreadsheet',
    bytes: utf8(tableOf((cells, _, row) => (row % 10 === 4 ? cells.with(1, '#VALUE!').with(3, '#REF!') : cells))),
  },
  {
    name: 'question marks and #N/A',
    bytes: utf8(tableOf((cells, _, row) => (row % 10 === 4 ? cells.with(1, '?').with(3, '#N/A') : cells))),
  },
  {
    name: 'all cells in quotes',
    bytes: utf8(tableOf().replace(/[^,\n]+/g, (cell) => (cell.includes('"') ? cell : `"${cell}"`))),
  },
  {
    name: 'references with invisible characters',
    bytes: utf8(tableOf((cells) => cells.with(0, `\u200b${cells[0]}\u00a0\u200e`))),
  },
  {
    name: 'tabs round commas',
    bytes: utf8(tableOf((cells) => cells.map((cell) => `\t${cell}\t`))),
  },
  { name: 'a row count below', bytes: utf8(tableOf(undefined, { after: ['(60 rows affected)'] })) },
  {
    name: 'a rule below the header',
    bytes: utf8(tableOf().replace('\n', '\n---------,------,----,------,-------,---------\n')),
  },
  { name: 'an end of the file in MS-DOS', bytes: Buffer.concat([utf8(tableOf()), Buffer.from([0x1a])]) },
  { name: 'formulas that keep zeros', bytes: utf8(tableOf((cells) => cells.with(0, `="${cells[0]}"`))) },
];
