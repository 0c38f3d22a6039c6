import type { Evidence, Exhibit as Exhibited } from '#api/views/auditor/evidence.ts';
import type { AuditedCase } from '#db/audit/case-trail.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import { sizeOf, type Score } from '#workflows/domain/score.ts';
import { comparedFacts } from '#workflows/domain/compared-facts.ts';
import { missingInWords, weightsInWords } from '#workflows/domain/score-in-words.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import type { Language } from '#api/figures-in-words.ts';
import { comparedInWords } from '../../compared-in-words.ts';
import { html, type Markup } from '../../html.ts';
import { Hash } from '../../parts/hash.ts';
import { Moment } from '../../parts/moment.ts';
import { NoticeLetter } from '../../parts/notice-letter.ts';
import { PerspectiveSheet } from '../../parts/perspective-sheet.ts';
import { TheorySheet } from '../../parts/theory-sheet.ts';
import { Voice } from '../../parts/voice.ts';
import { describeNumber, describeShare } from '../../figures.ts';
import { describeStated, valueInWords } from '../../value.ts';
import { NeighbourPicture } from '../judge/hearing/neighbour-picture.ts';
import { ScorePicture } from '../judge/hearing/score-picture.ts';
import { ScoreSteps } from '../judge/hearing/score-steps.ts';
import { caseAddress } from './addresses.ts';
import { Json } from './json.ts';
import { Phrase, say, textIn } from '../../say.ts';

export interface ExhibitProps {
  caseId: string;
  evidence: Evidence;
  erasedAt: string | null;
  /** Ids of claims in the order in which they were raised. */
  claims: readonly string[];
  /** The policy of the case, in whose words facts are shown. */
  policy: AuditedCase['policy'];
  /** As they were when the evidence came about, where they are known. */
  facts?: Facts | undefined;
  /** Among other evidence: gives as much of a text as there is room for, and long documents by name only. */
  excerpt?: (text: string) => string;
}

/** A piece of evidence: what it is, whether it still matches the trail, and the thing itself. */
export function ExhibitView(props: ExhibitProps) {
  const { evidence, erasedAt } = props;
  const { name, exhibit, digest, isIntact } = evidence;
  return html`<div class="exhibit">
    <p class="exhibit-name">
      <strong>${name}</strong>
      ${digest && html`<span class="soft small">${DIGEST_NAMES[digest.is]} ${Hash({ hex: digest.hex })}</span>`}
      ${isIntact === true && html` <span class="tag good">matches</span>`}
      ${isIntact === false && html` <span class="tag bad">does not match the trail</span>`}
    </p>
    ${exhibit ? Thing({ ...props, exhibit }) : Gone({ erasedAt })}
  </div>`;
}

const DIGEST_NAMES = { commitment: say`commitment`, hash: say`hash` };

const Gone = ({ erasedAt }: { erasedAt: string | null }) =>
  erasedAt === null
    ? html`<p class="soft">This is not stored.</p>`
    : html`<p class="soft">Erased on ${Moment({ at: erasedAt })}. The proof remains valid.</p>`;

function Thing({ exhibit, caseId, claims, policy, facts, excerpt }: ExhibitProps & { exhibit: Exhibited }): Markup {
  const fit = excerpt ?? whole;
  const isAlone = excerpt === undefined;
  const nameOfClaim = (claimId: string) => say`claim ${claims.indexOf(claimId) + 1}`;
  switch (exhibit.kind) {
    case 'words':
      return Voice({ words: fit(exhibit.words), class: 'other' });
    case 'record':
      return PerspectiveSheet({ record: shorten(exhibit.record, fit), nameOfClaim });
    case 'theory':
      return html`<p><strong>${exhibit.theory.theory}</strong></p>
        ${TheorySheet({ theory: shorten(exhibit.theory, fit) })}`;
    case 'facts':
      return html`<details open=${isAlone}>
        <summary>${countFacts(exhibit.facts)}</summary>
        <dl class="facts">
          ${Object.entries(exhibit.facts).map(([name, value]) => StatedFact({ policy, name, value }))}
        </dl>
      </details>`;
    case 'policy':
      return html`<p>${exhibit.policy.title}</p>
        ${isAlone && Json({ value: exhibit.policy })}`;
    case 'score': {
      const { score } = exhibit;
      const { neighbours } = score.referenceClass;
      const [share, cases, { model }] = [
        describeShare(score.probability),
        describeNumber(sizeOf(score.referenceClass)),
        score.model,
      ];
      return html`${
        score.model.builtin
          ? html`<p>
              <strong>${share}</strong>, from the ${cases} nearest earlier cases and ${model}, which is not a language
              model.
            </p>`
          : html`<p><strong>${share}</strong>, from the ${cases} nearest earlier cases and ${model}.</p>`
      }
      ${
        isAlone &&
        html`${ScorePicture({ score })} ${NeighbourPicture({ neighbours })}
          <h3>How the score was produced</h3>
          ${ScoreSteps({ score, ...comparisonInWords(policy, score, facts) })}
          ${Json({ value: { ...score, referenceClass: { ...score.referenceClass, neighbours: undefined } } })}`
      }`;
    }
    case 'notice':
      return html`<details open=${isAlone}>
        <summary>${exhibit.subject}</summary>
        ${NoticeLetter({ subject: exhibit.subject, body: fit(exhibit.body), alone: isAlone })}
      </details>`;
    case 'attachment': {
      const { attachmentId, fileName, mediaType, bytes, text } = exhibit.attachment;
      return html`<p>
          <a href=${caseAddress(caseId, `/attachments/${attachmentId}`)} download><bdi>${fileName}</bdi></a>
          <span class="soft small"> (${mediaType}, ${describeNumber(bytes)} bytes)</span>
        </p>
        ${text !== null && Voice({ words: fit(text), class: 'other' })}`;
    }
    case 'answers':
      return Json({ value: exhibit.answers });
  }
}

/** How much facts counted in a comparison and which the case lacked, in the words that the policy has in the language of the reader. */
function comparisonInWords(policy: ExhibitProps['policy'], score: Score, facts: Facts | undefined) {
  const inPolicy = (wordsOf: (translated: ExhibitProps['policy']) => readonly string[]): Phrase[] =>
    wordsOf(policy).map((own, place) => new Phrase((language) => wordsOf(policyIn(policy, language))[place] ?? own));
  const missing = (kind: 'leftOut' | 'compared') =>
    facts ? inPolicy((translated) => missingInWords(translated, score, facts)[kind]) : [];
  const compared = (translated: ExhibitProps['policy']) => (facts ? comparedFacts(translated, score, facts) : []);
  const meanings = inPolicy((translated) => weightsInWords(translated, score).map(({ meaning }) => meaning));
  return {
    weights: weightsInWords(policy, score).map((each, place) => ({
      ...each,
      meaning: meanings[place] ?? each.meaning,
    })),
    missing: { leftOut: missing('leftOut'), compared: missing('compared') },
    compared: compared(policy).map(
      (own, place) =>
        new Phrase((language, zone) =>
          comparedInWords(compared(policyIn(policy, language))[place] ?? own).in(language, zone),
        ),
    ),
  };
}

/** A fact in the words of the policy; under its own name where the policy states none of that name. */
function StatedFact({ policy, name, value }: Pick<ExhibitProps, 'policy'> & { name: string; value: Facts[string] }) {
  const attributeIn = (language: Language) =>
    policyIn(policy, language).attributes.find((attribute) => attribute.name === name);
  return html`<div>
    <dt>${new Phrase((language) => attributeIn(language)?.meaning ?? name)}</dt>
    <dd dir="auto">
      ${new Phrase((language) => {
        const attribute = attributeIn(language);
        return textIn(attribute ? describeStated(attribute, value) : valueInWords(value), language);
      })}
    </dd>
  </div>`;
}

function countFacts(facts: Facts): Phrase {
  const count = Object.keys(facts).length;
  return count === 1 ? say`One fact` : say`${count} facts`;
}

const whole = (text: string): string => text;

/** The same with every text in it made shorter. */
function shorten<T>(value: T, excerpt: (text: string) => string): T {
  if (typeof value === 'string') return excerpt(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => shorten(each, excerpt)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shorten(each, excerpt)])) as T;
}
