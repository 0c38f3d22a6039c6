import type { Clock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import type { MessageFeed } from '#db/message-feed.ts';
import type { CaseWorkflows } from './case-workflows.ts';
import type { TokenVerifier } from './identity/token-verifier.ts';
import type { SignInProvider } from './identity/sign-in-provider.ts';

/** What the API needs from outside; nothing in here is imported as a singleton. */
export interface ApiDependencies {
  /** As the application's role. */
  database: Database;
  /** The same, with connections of its own for subjects' acts, which are accepted however busy other callers keep the service. */
  subjectDatabase: Database;
  /** As the auditor's role, which can change nothing. */
  auditDatabase: Database;
  clock: Clock;
  /** Announces new messages of hearings' conversations, whichever process took them. */
  messageFeed: MessageFeed;
  /** To tell workflows of what has happened; nothing waits for them. */
  workflows: CaseWorkflows;
  /** Whether the workflow server answers; rejects where it does not. */
  askTemporal: () => Promise<unknown>;
  /** Whether the OpenID provider answers; rejects where it does not. Nobody asks where it is left out. */
  askIssuer?: () => Promise<unknown>;
  /** Aborted once the process is asked to stop: it serves what comes and says that it is not ready. */
  stopping?: AbortSignal;
  /** 32 bytes: what subjects' files are encrypted under, together with each subject's own key. */
  dataKey: Buffer;
  verifyToken: TokenVerifier;
  /** Where staff sign in to the pages. Without it they cannot sign in; the API is not affected. */
  signIn?: SignInProvider;
  /** What becomes of a policy with an appeal window of less than a day; only the embedded stack, where people try things, warns. */
  shortWindows: 'refused' | 'warned';
  /** Base of links, such as `https://hearken.example.org`. */
  publicUrl: string;
  /** Gives tokens for demo accounts; only the embedded stack has it. */
  devTokens?: (account: string) => Promise<string | undefined>;
}
