/** `aud` of every access token. */
export const AUDIENCE = 'hearken';

/** Resource indicator (RFC 8707) of Hearken's API; the default if a client names none. */
export const RESOURCE = 'urn:hearken:api';

/** The one scope of Hearken's API. What a token's bearer may do follows from its roles. */
export const SCOPE = 'hearken';
