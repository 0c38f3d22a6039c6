/** Shows moments in the reader's own time zone where the page has none, and counts down what they have left. */

const MINUTE = 60_000;
const language = document.documentElement.lang || 'en';

const locale = { de: 'de-DE', es: 'es-ES' }[language] ?? 'en-GB';
const asWeekday = new Intl.DateTimeFormat(locale, { weekday: 'long' });
const asMoment = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

// Where the page has a zone, the server has written every moment in it already.
for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-moment]:not([data-zone])')) {
  const at = new Date(element.dateTime);
  const day = element.dataset.moment === 'weekday' ? `${asWeekday.format(at)}, ` : '';
  element.textContent = `${day}${asMoment.format(at)}`;
}

function describeSpan(span: number): string {
  const parts = [
    ['day', Math.floor(span / (24 * 60 * MINUTE))],
    ['hour', Math.floor(span / (60 * MINUTE)) % 24],
    ['minute', Math.floor(span / MINUTE) % 60],
  ] as const;
  const first = parts.findIndex(([, count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count))
    .join(', ');
}

function tick(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-until]')) {
    const { until = '', left = '%', over = '' } = element.dataset;
    const span = Date.parse(until) - Date.now();
    element.textContent = span <= 0 ? over : left.replace('%', describeSpan(Math.max(span, MINUTE)));
  }
}

tick();
setInterval(tick, MINUTE / 2);
