import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duration, addDuration, durationToMilliseconds, parseDuration } from '#workflows/domain/duration.ts';

describe('a duration', () => {
  it.each([
    ['PT1S', 1_000],
    ['PT90S', 90_000],
    ['PT1M', 60_000],
    ['PT1H', 3_600_000],
    ['P1D', 86_400_000],
    ['P14D', 1_209_600_000],
    ['P2W', 1_209_600_000],
    ['P1W2DT3H4M5S', 788_645_000],
    ['P0D', 0],
    ['PT0S', 0],
    ['P007D', 604_800_000],
  ])('of %s is %s milliseconds', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    'T1H',
    '1D',
    'P1',
    'PT1',
    'P1M',
    'P1Y',
    'P1Y2M',
    'PT1D',
    'P1H',
    'P1D2W',
    'PT1S1M',
    'P-1D',
    '-P1D',
    '+P1D',
    'P1.5D',
    'PT0,5S',
    'p1d',
    ' P1D',
    'P1D ',
    'P1D\n',
    'P 1D',
    'P1D1D',
    'P١D',
    'fortnight',
  ])('is not %j: months and years depend on the day, and nothing is guessed', (text) => {
    expect(parseDuration(text)).toBeNull();
    expect(Duration.safeParse(text).success).toBe(false);
    expect(() => durationToMilliseconds(text)).toThrow(RangeError);
  });

  it.each(['P0D', 'PT0S', 'P0W0DT0H0M0S', 'P3651D', 'P99999999999999999999D'])(
    'of %s is too short or too long for a policy',
    (text) => {
      const parsed = Duration.safeParse(text);
      expect(parsed.success).toBe(false);
      expect(parsed.error?.issues[0]?.message).toContain('such as P14D or PT90S');
    },
  );

  it('is ten years at most', () => {
    expect(Duration.safeParse('P3650D').success).toBe(true);
    expect(Duration.safeParse('P3650DT1S').success).toBe(false);
  });

  it('is refused without parsing if its text is long', () => {
    expect(Duration.safeParse(`P${'1'.repeat(100)}D`).success).toBe(false);
  });

  it('is the sum of its parts, whatever they are', () => {
    const part = fc.nat({ max: 9_999 });
    fc.assert(
      fc.property(part, part, part, part, part, (weeks, days, hours, minutes, seconds) => {
        const expected = ((weeks * 7 + days) * 24 + hours) * 3_600 + minutes * 60 + seconds;
        expect(parseDuration(`P${weeks}W${days}DT${hours}H${minutes}M${seconds}S`)).toBe(expected * 1_000);
      }),
    );
  });

  it('counts hours, not clock days, when the clocks change', () => {
    expect(addDuration('2026-03-28T12:00:00.000Z', 'P1D')).toBe('2026-03-29T12:00:00.000Z');
    expect(addDuration('2024-02-28T12:00:00.000Z', 'P2D')).toBe('2024-03-01T12:00:00.000Z');
  });

  it('is refused with an invalid start', () => {
    expect(() => addDuration('yesterday', 'P1D')).toThrow(RangeError);
  });
});
