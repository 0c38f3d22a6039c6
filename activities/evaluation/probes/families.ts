import { employmentGap } from './language/employment-gap.ts';
import { unexpectedContents } from './language/unexpected-contents.ts';
import { unexpectedTransfer } from './language/unexpected-transfer.ts';
import type { ProbeFamily } from './probe-family.ts';
import { counterfactual } from './scoring/counterfactual.ts';
import { neighbourOrder } from './scoring/neighbour-order.ts';
import { randomLabels } from './scoring/random-labels.ts';
import { whatAPromptMustNotShow } from './scoring/what-a-prompt-must-not-show.ts';

/** All families of probes, in the order in which they are reported. */
export const PROBE_FAMILIES: readonly ProbeFamily[] = [
  ...unexpectedContents,
  ...unexpectedTransfer,
  ...employmentGap,
  ...counterfactual,
  neighbourOrder,
  randomLabels,
  ...whatAPromptMustNotShow,
];
