/** The address that signs somebody in and leads them back to a place of ours. */
export const signInAddress = (place: string): string => `/auth/sign-in?to=${encodeURIComponent(place)}`;

/** A place of ours that somebody may be led to; the start page for any other address. */
export function ownPlace(place: string | undefined): string {
  const base = 'http://own.invalid';
  if (!place?.startsWith('/') || !URL.canParse(place, base)) return '/';
  const url = new URL(place, base);
  if (url.origin !== base || url.pathname.startsWith('/auth/')) return '/';
  return `${url.pathname}${url.search}`;
}
