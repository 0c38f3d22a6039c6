/** English messages with what they are called in another language; see {@link readTemplate} for holes and elements. */
export type Catalogue = Readonly<Record<string, string>>;
