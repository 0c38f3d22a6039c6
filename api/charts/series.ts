/** Colours of series, in `charts.css`, told apart in light and dark and by people who see few colours. */
export const SERIES = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'] as const;
export type SeriesToken = (typeof SERIES)[number];
