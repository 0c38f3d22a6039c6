/** The address that signs a user in and returns them to a page of this site. */
export const signInAddress = (place: string): string => `/auth/sign-in?to=${encodeURIComponent(place)}`;

/** The same, asking for the account even while the user is signed in at the provider. */
export const signInAfreshAddress = (place: string): string => `${signInAddress(place)}&afresh`;

/** An address of this site that a user may be redirected to; the start page for any other address. */
export function ownPlace(place: string | undefined): string {
  const base = 'http://own.invalid';
  if (!place?.startsWith('/') || !URL.canParse(place, base)) return '/';
  const url = new URL(place, base);
  if (url.origin !== base || url.pathname.startsWith('/auth/')) return '/';
  return `${url.pathname}${url.search}`;
}
