import type { MessageFeed } from '#db/conversation/message-feed.ts';

/** Announces nothing, and ends a stream once it has sent what there is. */
export const NO_FEED: MessageFeed = {
  follow(_caseId, follower) {
    follower.end();
    return () => undefined;
  },
  close: () => Promise.resolve(),
};
