import type { StoredPolicy } from '#db/policies/policies.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { labelOutcome } from '#workflows/domain/outcome-name.ts';
import { html } from '#api/ui/html.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { policyOptions } from '#api/ui/policies-in.ts';
import { PHASE_OPTIONS } from '#api/ui/phases.ts';
import { METHODS } from '#api/views/auditor/event-words.ts';
import { say, type Phrase } from '#api/ui/say.ts';

interface FieldsProps {
  form: FormState;
  policies: readonly StoredPolicy[];
}

const ADVERSE = [
  { value: 'true', label: say`adverse` },
  { value: 'false', label: say`not adverse` },
];

/** The fields that cases can be searched by. */
export function CaseFields({ form, policies }: FieldsProps) {
  return html`
    ${CaseField({ form })} ${PolicyField({ form, policies })}
    ${Select({ form, name: 'phase', label: say`Phase`, empty: say`any`, options: PHASE_OPTIONS })}
    ${Select({ form, name: 'adverse', label: say`Decision`, empty: say`any, or none`, options: ADVERSE })}
    ${DayFields({ form, from: say`Arrived from`, to: say`Arrived until` })}
  `;
}

/** The outcomes of all policies, each with what the first of them calls it. */
export const outcomesOf = (policies: readonly StoredPolicy[]): Map<string, string> =>
  new Map(
    policies
      .flatMap(({ document }) => document.outcomes.map(({ name }) => [name, labelOutcome(document, name)] as const))
      .toReversed(),
  );

/** The fields that decisions can be searched by. */
export function DecisionFields({ form, policies }: FieldsProps) {
  const outcomes = outcomesOf(policies);
  return html`
    ${CaseField({ form })} ${PolicyField({ form, policies })}
    ${Select({
      form,
      name: 'outcome',
      label: say`Outcome`,
      empty: say`any`,
      options: [...outcomes].map(([value, label]) => ({ value, label })),
    })}
    ${Select({ form, name: 'adverse', label: say`For the subject`, empty: say`either`, options: ADVERSE })}
    ${Select({
      form,
      name: 'route',
      label: say`Route`,
      empty: say`any`,
      options: [
        { value: 'hearing', label: say`heard by a person` },
        { value: 'uncontested', label: say`uncontested` },
      ],
    })}
    ${Select({
      form,
      name: 'method',
      label: say`Rests on`,
      empty: say`any method`,
      options: [
        { value: 'correlational', label: METHODS.correlational },
        { value: 'theoryBased', label: METHODS.theoryBased },
        { value: 'empathy', label: METHODS.empathy },
      ],
    })}
    ${Select({
      form,
      name: 'departed',
      label: say`Beside the score`,
      empty: say`either`,
      options: [
        { value: 'true', label: say`the judge departed from it` },
        { value: 'false', label: say`as the score alone would have` },
      ],
    })}
    ${TextInput({ form, name: 'actor', label: say`Judge or model, by id`, maxlength: 200 })}
    ${DayFields({ form, from: say`Decided from`, to: say`Decided until` })}
  `;
}

const CaseField = ({ form }: { form: FormState }) =>
  TextInput({ form, name: 'case', label: say`Case, by id or reference`, maxlength: 200 });

/** Which policy a question is about. */
export const PolicyField = ({ form, policies }: FieldsProps) =>
  Select({
    form,
    name: 'policy',
    label: say`Policy`,
    empty: say`any`,
    options: policyOptions(policies),
  });

/** From which day to which, both included. */
export const DayFields = ({ form, from, to }: { form: FormState; from: Phrase; to: Phrase }) => html`
  ${TextInput({ form, name: 'from', type: 'date', label: from })}
  ${TextInput({ form, name: 'to', type: 'date', label: to })}
`;

const FIELD_NAMES: Partial<Record<string, Phrase>> = {
  '/case': say`Case`,
  '/policy': say`Policy`,
  '/phase': say`Phase`,
  '/adverse': say`Decision`,
  '/outcome': say`Outcome`,
  '/route': say`Route`,
  '/method': say`Rests on`,
  '/departed': say`Beside the score`,
  '/actor': say`Judge or model`,
  '/from': say`From`,
  '/to': say`Until`,
  '/cursor': say`Page`,
};

/** What a field of a search goes by, by its JSON pointer. */
export const nameOfField = (pointer: string): Phrase | undefined => FIELD_NAMES[pointer];
