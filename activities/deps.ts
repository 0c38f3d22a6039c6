import type { Client } from '@temporalio/client';
import type { Clock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import type { Houses } from '#db/houses/house.ts';
import type { CaseScorer } from './case-scorer.ts';
import type { WorkerMetrics } from './metrics.ts';
import type { NoticeSender } from './notices/notice-sender.ts';

/** The dependencies of activities; none of them is imported as a singleton. */
export interface ActivityDependencies {
  database: Database;
  clock: Clock;
  scorer: CaseScorer;
  sender: NoticeSender;
  temporal: Client;
  metrics: WorkerMetrics;
  /** Whether the search attributes are registered with the Temporal server, so that workflows may set them. */
  isSearchable: boolean;
  /** Base of the links in notices, such as `https://hearken.example.org`. */
  publicUrl: string;
  /** How institutions present themselves to their subjects. */
  houses?: Houses;
}
