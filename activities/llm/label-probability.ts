/** Log-probability, base e, of one token, and of the likeliest tokens in its place. */
export interface TokenLogProbability {
  token: string;
  logprob: number;
  top_logprobs: readonly { token: string; logprob: number }[];
}

const LABEL = /"adverseEvent"\s*:\s*"(yes|no)"/g;
/** Minimum probability that both labels must have together for their ratio to mean something. */
const MIN_MASS = 0.01;

/**
 * The probability of the label `yes` against `no`, from the log-probabilities at the token where the label begins.
 *
 * A label that is not among the likeliest tokens is given the highest probability it can have: the lowest one listed,
 * or what all listed ones leave over.
 *
 * @param tokens of the answer in order; some endpoints list tokens around it that they leave out of the answer
 * @returns 0..1, or `null` when it cannot be derived: no label or more than one, a place where neither label was
 *   likely, or one that leaves the other no probability at all
 */
export function labelProbability(tokens: readonly TokenLogProbability[]): number | null {
  const text = tokens.map(({ token }) => token).join('');
  const [match, ...more] = text.matchAll(LABEL);
  if (!match?.[1] || more.length > 0) return null;
  const labelStart = match.index + match[0].length - 1 - match[1].length;

  let start = 0;
  for (const { token, logprob, top_logprobs: likeliest } of tokens) {
    if (start + token.length > labelStart) {
      return ratio(text.slice(start, labelStart), [...likeliest, { token, logprob }]);
    }
    start += token.length;
  }
  return null;
}

/** @param lead what stands in the token before the label, such as a quotation mark */
function ratio(lead: string, candidates: readonly { token: string; logprob: number }[]): number | null {
  const byToken = new Map(candidates.map((each) => [each.token, Math.exp(each.logprob)]));
  const sums = { yes: 0, no: 0 };
  for (const [token, probability] of byToken) {
    const label = labelOf(token, lead);
    if (label) sums[label] += probability;
  }
  if (!(sums.yes + sums.no >= MIN_MASS)) return null;
  const listed = [...byToken.values()];
  const bound = Math.min(...listed, 1 - listed.reduce((total, each) => total + each, 0));
  const yes = sums.yes || bound;
  const no = sums.no || bound;
  const probability = yes / (yes + no);
  return probability > 0 && probability < 1 ? probability : null;
}

/** The label that a token begins after `lead`: the whole label, a part of it, or the label with what follows it. */
function labelOf(token: string, lead: string): 'yes' | 'no' | undefined {
  if (!token.startsWith(lead)) return undefined;
  const text = token.slice(lead.length);
  if (text === '') return undefined;
  return (['yes', 'no'] as const).find((label) => label.startsWith(text) || text.startsWith(`${label}"`));
}
