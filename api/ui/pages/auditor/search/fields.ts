import type { StoredPolicy } from '#db/policies.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { nameOutcome } from '#api/ui/outcome-name.ts';
import { html } from '#api/ui/html.ts';
import { Select } from '#api/ui/parts/select.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { PHASE_OPTIONS } from '#api/ui/phases.ts';

interface FieldsProps {
  form: FormState;
  policies: readonly StoredPolicy[];
}

const ADVERSE = [
  { value: 'true', label: 'adverse' },
  { value: 'false', label: 'not adverse' },
];

/** The fields that cases can be searched by. */
export function CaseFields({ form, policies }: FieldsProps) {
  return html`
    ${CaseField({ form })} ${PolicyField({ form, policies })}
    ${Select({ form, name: 'phase', label: 'Phase', empty: 'any', options: PHASE_OPTIONS })}
    ${Select({ form, name: 'adverse', label: 'Decision', empty: 'any, or none', options: ADVERSE })}
    ${DayFields({ form, what: 'Arrived' })}
  `;
}

/** The fields that decisions can be searched by. */
export function DecisionFields({ form, policies }: FieldsProps) {
  const outcomes = [...new Set(policies.flatMap(({ document }) => document.outcomes.map(({ name }) => name)))];
  return html`
    ${CaseField({ form })} ${PolicyField({ form, policies })}
    ${Select({
      form,
      name: 'outcome',
      label: 'Outcome',
      empty: 'any',
      options: outcomes.map((value) => ({ value, label: nameOutcome(value) })),
    })}
    ${Select({ form, name: 'adverse', label: 'For the subject', empty: 'either', options: ADVERSE })}
    ${Select({
      form,
      name: 'route',
      label: 'Route',
      empty: 'any',
      options: [
        { value: 'hearing', label: 'heard by a person' },
        { value: 'uncontested', label: 'uncontested' },
      ],
    })}
    ${Select({
      form,
      name: 'method',
      label: 'Rests on',
      empty: 'any method',
      options: [
        { value: 'correlational', label: 'correlation' },
        { value: 'theoryBased', label: 'theory' },
        { value: 'empathy', label: 'empathy' },
      ],
    })}
    ${Select({
      form,
      name: 'departed',
      label: 'Beside the score',
      empty: 'either',
      options: [
        { value: 'true', label: 'the judge departed from it' },
        { value: 'false', label: 'as the score alone would have' },
      ],
    })}
    ${TextInput({ form, name: 'actor', label: 'Judge or model, by id', maxlength: 200 })}
    ${DayFields({ form, what: 'Decided' })}
  `;
}

const CaseField = ({ form }: { form: FormState }) =>
  TextInput({ form, name: 'case', label: 'Case, by id or reference', maxlength: 200 });

/** Which policy a question is about. */
export const PolicyField = ({ form, policies }: FieldsProps) =>
  Select({
    form,
    name: 'policy',
    label: 'Policy',
    empty: 'any',
    options: policies.map(({ key, document }) => ({ value: key, label: `${document.title} (${key})` })),
  });

/** From which day to which, both included. */
export const DayFields = ({ form, what }: { form: FormState; what: string }) => html`
  ${TextInput({ form, name: 'from', type: 'date', label: `${what} from` })}
  ${TextInput({ form, name: 'to', type: 'date', label: `${what} until` })}
`;
