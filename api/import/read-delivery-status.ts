/**
 * What a delivery status notification (RFC 3464) reports about a notice. Only its codes are read, because its text may
 * name people.
 */
export interface DeliveryStatus {
  /** The notice that it is about; null if it names none. */
  noticeId: string | null;
  /** The fate of the message: the first status that is worse than being on its way. */
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** A status code such as `5.1.1`; null if it has none. */
  status: string | null;
}

/** Maximum size of a notification in bytes; servers return headers or a part of the message with it. */
export const MAX_DELIVERY_STATUS_BYTES = 1024 * 1024;
const MAX_PARTS = 20;
const MAX_FIELDS = 500;

const ACTIONS: readonly DeliveryStatus['action'][] = ['failed', 'delayed', 'expanded', 'relayed', 'delivered'];
const REPORTS = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'];
/** The id that a notice's message has, wherever a server quotes it. */
const MESSAGE_ID = /\b([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})@hearken\b/i;
const STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/;

/** A part of a message: its header fields by lower-case name, and its content. */
interface Part {
  fields: Map<string, string>;
  content: string;
}

/**
 * Reads a delivery status notification: a whole message, or the content of a `multipart/report` whose type is given.
 *
 * @param contentType of the content, if the message's own header is not in it
 * @returns `null` for anything that is not such a notification
 */
export function readDeliveryStatus(sent: Buffer, contentType?: string): DeliveryStatus | null {
  // One character for each byte: everything that is read of it is ASCII.
  const text = sent.toString('latin1');
  const message: Part =
    contentType === undefined ? readPart(text) : { fields: new Map([['content-type', contentType]]), content: text };
  const parts = partsOf(message);
  const report = parts.find((part) => REPORTS.includes(typeOf(part)));
  if (!report) return null;
  const recipients = groupsOf(decodeContent(report));
  const actions = recipients.map((fields) => fields.get('action')?.toLowerCase());
  const action = ACTIONS.find((each) => actions.includes(each));
  if (action === undefined) return null;
  const status = recipients.find((fields) => fields.get('action')?.toLowerCase() === action)?.get('status') ?? '';
  const [code = ''] = status.split(/[\s(]/);
  const returned = parts.find((part) => RETURNED.includes(typeOf(part)));
  const messageId = returned && readPart(decodeContent(returned)).fields.get('message-id');
  const noticeId = MESSAGE_ID.exec(messageId ?? '')?.[1]?.toLowerCase() ?? null;
  return { noticeId, action, status: STATUS.test(code) ? code : null };
}

const typeOf = ({ fields }: Part): string =>
  (fields.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** The parts of a `multipart/report`; none of anything else. */
function partsOf(message: Part): Part[] {
  const type = message.fields.get('content-type') ?? '';
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (typeOf(message) !== 'multipart/report' || mark === undefined) return [];
  const parts: string[][] = [];
  for (const line of message.content.split('\n')) {
    const bare = line.trimEnd();
    if (bare === `--${mark}--`) break;
    if (bare !== `--${mark}`) parts.at(-1)?.push(line);
    else if (parts.push([]) > MAX_PARTS) break;
  }
  return parts.slice(0, MAX_PARTS).map((lines) => readPart(lines.join('\n')));
}

/** Header fields up to the first empty line, and what follows it. */
function readPart(text: string): Part {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => line.trim() === '');
  const head = end === -1 ? lines : lines.slice(0, end);
  return { fields: readFields(head), content: end === -1 ? '' : lines.slice(end + 1).join('\n') };
}

/** Fields by lower-case name; a line that begins with a blank continues the field before it. */
function readFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (const line of lines.slice(0, MAX_FIELDS)) {
    const bare = line.trimEnd();
    if (/^[ \t]/.test(bare)) {
      if (last !== undefined) fields.set(last, `${fields.get(last) ?? ''} ${bare.trim()}`);
      continue;
    }
    const colon = bare.indexOf(':');
    last = colon > 0 ? bare.slice(0, colon).trim().toLowerCase() : undefined;
    if (last !== undefined && !fields.has(last)) fields.set(last, bare.slice(colon + 1).trim());
  }
  return fields;
}

/** The groups of fields of a report, which empty lines separate. */
function groupsOf(content: string): Map<string, string>[] {
  const groups: string[][] = [[]];
  for (const line of content.split('\n').slice(0, MAX_FIELDS))
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  return groups.map(readFields);
}

function decodeContent({ fields, content }: Part): string {
  switch (fields.get('content-transfer-encoding')?.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(content, 'base64').toString('latin1');
    case 'quoted-printable':
      return content
        .replace(/=\r?\n/g, '')
        .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    default:
      return content;
  }
}
