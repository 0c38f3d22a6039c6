import type { Clock } from '#db/clock.ts';
import type { ServedNotes } from '#db/outages/claims-served.ts';
import type { Database } from '#db/database.ts';
import type { ModelPrices } from '#db/models/model-prices.ts';
import type { MessageFeed } from '#db/conversation/message-feed.ts';
import type { WaitingClaims } from '#db/outages/waiting-claims.ts';
import type { CaseWorkflows } from './case-workflows.ts';
import type { Houses } from '#db/houses/house.ts';
import type { DevTokens } from './identity/dev-tokens.ts';
import type { TokenVerifier } from './identity/token-verifier.ts';
import type { SignInProvider } from './identity/sign-in-provider.ts';

/** The dependencies of the API; none of them is imported as a singleton. */
export interface ApiDependencies {
  /** As the application's role. */
  database: Database;
  /** The same, with connections of its own for subjects' acts, which are accepted however busy other callers keep the service. */
  subjectDatabase: Database;
  /** Subjects' requests that are being served: their windows do not close meanwhile. */
  waitingClaims: WaitingClaims;
  /** What this process notes of them. Without it, nothing is noted and no window waits. */
  servedNotes?: Pick<ServedNotes, 'behind'>;
  /** As the auditor's role, which can change nothing. */
  auditDatabase: Database;
  clock: Clock;
  /** Announces new messages of hearings' conversations, whichever process accepted them. */
  messageFeed: MessageFeed;
  /** Notifies workflows of what has happened; no request waits for it. */
  workflows: CaseWorkflows;
  /** Whether the workflow server answers; rejects if it does not. */
  askTemporal: () => Promise<unknown>;
  /** Whether the OpenID provider answers; rejects if it does not. Without it, the provider is not checked. */
  askIssuer?: () => Promise<unknown>;
  /** Aborted once the process is asked to stop: it then serves what comes and reports that it is not ready. */
  stopping?: AbortSignal;
  /** 32 bytes: with each subject's own key, the key under which their files are encrypted. */
  dataKey: Buffer;
  verifyToken: TokenVerifier;
  /** Where staff sign in to the pages. Without it they cannot, and the API is not affected. */
  signIn?: SignInProvider;
  /**
   * What happens to a policy with an appeal window of less than a day; only the embedded stack, which is for trying
   * things out, warns.
   */
  shortWindows: 'refused' | 'warned';
  /** Base of links, such as `https://hearken.example.org`. */
  publicUrl: string;
  /** What tokens cost, for forecasts. Without it, forecasts go by what requests cost until now. */
  modelPrices?: ModelPrices;
  /** How institutions present themselves on their pages. Without it, all pages look alike. */
  houses?: Houses;
  /** Issues tokens for demo accounts; only the embedded stack has it. */
  devTokens?: DevTokens;
}
