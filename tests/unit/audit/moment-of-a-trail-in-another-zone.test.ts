import { expect, test } from 'vitest';
import { tellEvent } from '#api/views/auditor/tell-event.ts';

test('what a trail tells is in UTC, as its times are, and says so, whatever the zone of its reader', () => {
  const told = tellEvent({ type: 'appointmentChosen', appointmentId: 'a', time: '2026-11-29T16:40:00.000Z' });
  const zone = { timeZone: 'Europe/Berlin', isFixed: true, isStated: true } as const;
  expect(told.in('en', zone)).toBe('chose to meet at 29 November 2026 at 16:40 UTC');
});
