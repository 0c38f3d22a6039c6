import { html } from '#api/ui/html.ts';
import { say } from '#api/ui/say.ts';
import { Counts, Sent } from './counts.ts';

const NOTHING = { added: 0, present: 0, refused: 0 };

/** What the island `send-pieces` says while it sends a form's file. */
export const SENDING_WORDS = {
  'data-sending': say`The file is being sent. Leave this page open until it is finished.`,
  'data-lost': say`The connection is lost. Sending goes on by itself when it is back.`,
  'data-signed-out': say`You are signed out. Sign in again in another window, and sending goes on here.`,
  'data-ended': say`Sending has ended.`,
};

/** Where the island shows how far it has come. */
export const Sending = () =>
  html`<div data-sending-state hidden>
    <p role="status" data-words></p>
    ${Sent({ received: 0, length: 1 })} ${Counts(NOTHING)}
  </div>`;
