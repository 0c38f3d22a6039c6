import type { StoredUpload } from '#db/imports/uploads.ts';
import type { TableContents } from '#api/policies/draft/table-contents.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { html } from '#api/ui/html.ts';
import { listOf, say } from '#api/ui/say.ts';

/** Shows which file a policy is drafted from, its contents, and what was left out of it. */
export function FileAsRead({ upload, table }: { upload: StoredUpload; table: TableContents }) {
  const { leftOut, dialect, rows, columns } = table;
  return html`<p class="soft">
      <strong><bdi>${upload.fileName}</bdi></strong
      >: ${describeNumber(rows)} rows, ${describeNumber(columns.length)} columns. The policy’s key is
      ${' '}<strong>${upload.policyKey}</strong>.
    </p>
    ${
      dialect.header === 0 &&
      html`<p>The first line looks like a row rather than names, so the columns are named by their places.</p>`
    }
    ${
      leftOut.length > 0 &&
      html`<p>
        Left out as notes or totals:
        ${listOf(
          leftOut.map(({ line, text }) => say`line ${describeNumber(line)}, “${text}”`),
          ' · ',
        )}
      </p>`
    }`;
}
