import type { Catalogue } from '../catalogue.ts';

export const frame: Catalogue = {
  'Times are in the time zone {0} unless they name another. {1}':
    'Zeiten stehen in der Zeitzone {0}, wenn keine andere genannt ist. {1}',
  'Notifications by mail': 'Benachrichtigungen per E-Mail',
  Main: 'Hauptbereiche',
  'Sign out': 'Abmelden',
  Search: 'Suche',
  Reports: 'Berichte',
  Ledger: 'Transparenzregister',
  Hearings: 'Anhörungen',
  Supervision: 'Aufsicht',
  Staff: 'Personal',
  Dockets: 'Falllisten',
  Import: 'Import',
  Cases: 'Fälle',
  Policies: 'Regelwerke',
  Notices: 'Mitteilungen',
  'Service levels': 'Servicequalität',
  'Model cards': 'Modellkarten',
  '{0} overdue': 'seit {0} überfällig',
  'due in {0}': 'fällig in {0}',
};
