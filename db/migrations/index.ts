import type { Migration, MigrationProvider } from 'kysely';
import * as tenancyAndRoles from './0001-tenancy-and-roles.ts';
import * as policiesAndCases from './0002-policies-and-cases.ts';
import * as scoresClaimsAndHearings from './0003-scores-claims-and-hearings.ts';
import * as decisionsTrailAndViews from './0004-decisions-trail-and-views.ts';
import * as guards from './0005-guards.ts';
import * as attachmentsAndTelemetry from './0006-attachments-and-telemetry.ts';
import * as sessions from './0006-sessions.ts';
import * as ledger from './0007-ledger.ts';
import * as uploadsAndLists from './0008-uploads-and-lists.ts';
import * as linksAndLists from './0009-links-and-lists.ts';
import * as hearingGuards from './0011-hearing-guards.ts';
import * as modelSpendingAndPrecedentRevisions from './0012-model-spending-and-precedent-revisions.ts';
import * as auditLists from './0013-audit-lists.ts';
import * as repairEarlierSchemas from './0013-repair-earlier-schemas.ts';
import * as appealWindows from './0014-appeal-windows.ts';
import * as actsAndWakes from './0015-acts-and-wakes.ts';
import * as plansWithoutStatistics from './0016-plans-without-statistics.ts';
import * as fewerIndexes from './0017-fewer-indexes.ts';
import * as actsInOneStatement from './0019-acts-in-one-statement.ts';
import * as decisionsUnderReview from './0022-decisions-under-review.ts';
import * as erasure from './0026-erasure.ts';
import * as referencesAndReadings from './0028-references-and-readings.ts';
import * as changesOfPrecedents from './0029-changes-of-precedents.ts';
import * as startChecks from './0031-start-checks.ts';
import * as languageOfSubjects from './0034-language-of-subjects.ts';
import * as claimsBeforeRecords from './0035-claims-before-records.ts';
import * as ledgerQueueOrder from './0036-ledger-queue-order.ts';
import * as rolesOfPrograms from './0037-roles-of-programs.ts';
import * as accounts from './0038-accounts.ts';
import * as referencesOfWithdrawnCases from './0041-references-of-withdrawn-cases.ts';
import * as correctedPrecedents from './0042-corrected-precedents.ts';
import * as partsOfRecords from './0043-parts-of-records.ts';
import * as claimsWrittenDown from './0050-claims-written-down.ts';
import * as requestsForErasure from './0051-requests-for-erasure.ts';
import * as helpersOfSubjects from './0052-helpers-of-subjects.ts';
import * as subjectsReached from './0060-subjects-reached.ts';
import * as fitsOfDockets from './0061-fits-of-dockets.ts';
import * as objections from './0062-objections.ts';
import * as conversation from './0063-conversation.ts';
import * as appointments from './0064-appointments.ts';
import * as linksUntilReplaced from './0065-links-until-replaced.ts';
import * as correctedFacts from './0066-corrected-facts.ts';
import * as receiptsAndReminders from './0067-receipts-and-reminders.ts';
import * as ledgerSuccessions from './0068-ledger-successions.ts';
import * as letters from './0070-letters.ts';
import * as namesOfAccounts from './0071-names-of-accounts.ts';
import * as keysOfReferences from './0072-keys-of-references.ts';
import * as endedTerms from './0073-ended-terms.ts';
import * as sessionsConfirmedByProviders from './0074-sessions-confirmed-by-providers.ts';
import * as holdsOnPolicies from './0075-holds-on-policies.ts';
import * as notesAndTitles from './0077-notes-and-titles.ts';
import * as mailToStaff from './0078-mail-to-staff.ts';
import * as viewsByLink from './0080-views-by-link.ts';
import * as savedSearches from './0081-saved-searches.ts';
import * as absences from './0082-absences.ts';
import * as uploadsOfActs from './0083-uploads-of-acts.ts';
import * as modelBatches from './0084-model-batches.ts';
import * as correctedBy from './0085-corrected-by.ts';
import * as syntheticCases from './0086-synthetic-cases.ts';
import * as claimsServed from './0087-claims-served.ts';
import * as streamedImports from './0088-streamed-imports.ts';
import * as importsOfActs from './0089-imports-of-acts.ts';
import * as recordsOfADay from './0090-records-of-a-day.ts';
import * as ownActs from './0091-own-acts.ts';
import * as importsOfCorrections from './0092-imports-of-corrections.ts';
import * as languagesOfHearings from './0093-languages-of-hearings.ts';
import * as restOfJudges from './0094-rest-of-judges.ts';
import * as languageOfStaffMail from './0095-language-of-staff-mail.ts';
import * as oneCaseByItsKey from './0096-one-case-by-its-key.ts';
import * as uploadsOfCorrections from './0097-uploads-of-corrections.ts';
import * as languagesOfClaims from './0098-languages-of-claims.ts';
import * as decidedUnreached from './0099-decided-unreached.ts';
import * as whatGuardsAskOfPolicies from './0100-what-guards-ask-of-policies.ts';
import * as unsentMessages from './0101-unsent-messages.ts';

const migrations: Record<string, Migration> = {
  '0001-tenancy-and-roles': tenancyAndRoles,
  '0002-policies-and-cases': policiesAndCases,
  '0003-scores-claims-and-hearings': scoresClaimsAndHearings,
  '0004-decisions-trail-and-views': decisionsTrailAndViews,
  '0005-guards': guards,
  '0006-attachments-and-telemetry': attachmentsAndTelemetry,
  '0006-sessions': sessions,
  '0007-ledger': ledger,
  '0008-uploads-and-lists': uploadsAndLists,
  '0009-links-and-lists': linksAndLists,
  '0011-hearing-guards': hearingGuards,
  '0012-model-spending-and-precedent-revisions': modelSpendingAndPrecedentRevisions,
  '0013-audit-lists': auditLists,
  '0013-repair-earlier-schemas': repairEarlierSchemas,
  '0014-appeal-windows': appealWindows,
  '0015-acts-and-wakes': actsAndWakes,
  '0016-plans-without-statistics': plansWithoutStatistics,
  '0017-fewer-indexes': fewerIndexes,
  '0019-acts-in-one-statement': actsInOneStatement,
  '0022-decisions-under-review': decisionsUnderReview,
  '0026-erasure': erasure,
  '0028-references-and-readings': referencesAndReadings,
  '0029-changes-of-precedents': changesOfPrecedents,
  '0031-start-checks': startChecks,
  '0034-language-of-subjects': languageOfSubjects,
  '0035-claims-before-records': claimsBeforeRecords,
  '0036-ledger-queue-order': ledgerQueueOrder,
  '0037-roles-of-programs': rolesOfPrograms,
  '0038-accounts': accounts,
  '0041-references-of-withdrawn-cases': referencesOfWithdrawnCases,
  '0042-corrected-precedents': correctedPrecedents,
  '0043-parts-of-records': partsOfRecords,
  '0050-claims-written-down': claimsWrittenDown,
  '0051-requests-for-erasure': requestsForErasure,
  '0052-helpers-of-subjects': helpersOfSubjects,
  '0060-subjects-reached': subjectsReached,
  '0061-fits-of-dockets': fitsOfDockets,
  '0062-objections': objections,
  '0063-conversation': conversation,
  '0064-appointments': appointments,
  '0065-links-until-replaced': linksUntilReplaced,
  '0066-corrected-facts': correctedFacts,
  '0067-receipts-and-reminders': receiptsAndReminders,
  '0068-ledger-successions': ledgerSuccessions,
  '0070-letters': letters,
  '0071-names-of-accounts': namesOfAccounts,
  '0072-keys-of-references': keysOfReferences,
  '0073-ended-terms': endedTerms,
  '0074-sessions-confirmed-by-providers': sessionsConfirmedByProviders,
  '0075-holds-on-policies': holdsOnPolicies,
  '0077-notes-and-titles': notesAndTitles,
  '0078-mail-to-staff': mailToStaff,
  '0080-views-by-link': viewsByLink,
  '0081-saved-searches': savedSearches,
  '0082-absences': absences,
  '0083-uploads-of-acts': uploadsOfActs,
  '0084-model-batches': modelBatches,
  '0085-corrected-by': correctedBy,
  '0086-synthetic-cases': syntheticCases,
  '0087-claims-served': claimsServed,
  '0088-streamed-imports': streamedImports,
  '0089-imports-of-acts': importsOfActs,
  '0090-records-of-a-day': recordsOfADay,
  '0091-own-acts': ownActs,
  '0092-imports-of-corrections': importsOfCorrections,
  '0093-languages-of-hearings': languagesOfHearings,
  '0094-rest-of-judges': restOfJudges,
  '0095-language-of-staff-mail': languageOfStaffMail,
  '0096-one-case-by-its-key': oneCaseByItsKey,
  '0097-uploads-of-corrections': uploadsOfCorrections,
  '0098-languages-of-claims': languagesOfClaims,
  '0099-decided-unreached': decidedUnreached,
  '0100-what-guards-ask-of-policies': whatGuardsAskOfPolicies,
  '0101-unsent-messages': unsentMessages,
};

/** All migrations, in the order of their names. */
export const migrationProvider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) };
