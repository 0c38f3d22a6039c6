import { html } from '#api/ui/html.ts';
import { say } from '#api/ui/say.ts';
import { Counts, Sent } from './counts.ts';

const NOTHING = { added: 0, present: 0, refused: 0 };

/** What the island `send-pieces` says while it sends a form's file. */
export const SENDING_WORDS = {
  'data-sending': say`The file is being uploaded. Leave this page open until it has finished.`,
  'data-lost': say`The connection was lost. The upload continues by itself once it is back.`,
  'data-signed-out': say`You are signed out. Sign in again in another window, and the upload continues here.`,
  'data-ended': say`The upload has ended.`,
};

/** Where the island shows how far it has come. */
export const Sending = () =>
  html`<div data-sending-state hidden>
    <p role="status" data-words></p>
    ${Sent({ received: 0, length: 1 })} ${Counts(NOTHING)}
  </div>`;
