/** Standard normal quantile of a two-sided 95 % interval. */
const Z = 1.959963984540054;

/**
 * Wilson's 95 % score interval of a share (E. B. Wilson, Journal of the American Statistical Association 22, 1927).
 *
 * @param events how often it happened, 0..total
 * @param total observations; with none the interval is 0..1
 */
export function wilsonInterval(events: number, total: number): { lower: number; upper: number } {
  if (total === 0) return { lower: 0, upper: 1 };
  const share = events / total;
  const square = (Z * Z) / total;
  const centre = (share + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / total + square / (4 * total));
  return { lower: events === 0 ? 0 : centre - half, upper: events === total ? 1 : centre + half };
}
