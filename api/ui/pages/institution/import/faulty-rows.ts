import type { StoredUpload } from '#db/imports/uploads.ts';
import type { Examined } from '#api/import/upload.ts';
import { describeNumber } from '#api/ui/figures.ts';
import type { FormState } from '#api/ui/form-state.ts';
import { html } from '#api/ui/html.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { DocketTitleField } from '../docket/title-field.ts';
import { say } from '#api/ui/say.ts';

/** Rows with faults as a file, and a button that takes in the others; nothing where the file has faults of its own. */
export function FaultyRows({
  visit,
  upload,
  examined,
  form,
}: {
  visit: StaffVisit<{ id: string }>;
  upload: StoredUpload;
  examined: Examined<unknown>;
  form: FormState;
}) {
  const { values, faulty } = examined;
  if (values.length === 0 || faulty.size === 0 || examined.upload.errors.length > 0) return null;
  const importing =
    values.length === 1
      ? say`Import the row without errors`
      : say`Import the ${describeNumber(values.length)} rows without errors`;
  return StaffForm({
    signedIn: visit.signedIn,
    action: `/import/${upload.uploadId}/take`,
    children: html`
      <input type="hidden" name="faulty" value="leaveOut" />
      <p>
        <a href=${`/import/${upload.uploadId}/faulty`}
          >${
            faulty.size === 1
              ? say`Save the row with errors as a file`
              : say`Save the ${describeNumber(faulty.size)} rows with errors as a file`
          }</a
        >, to correct and send on its own.
      </p>
      ${upload.kind === 'cases' && DocketTitleField({ form, label: say`Title of the docket (optional)` })}
      <div class="actions">
        <button class="second">${importing}</button>
      </div>
    `,
  });
}
