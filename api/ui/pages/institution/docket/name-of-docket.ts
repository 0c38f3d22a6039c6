/** What a docket is called on pages: its title, otherwise the end of its id. */
export const nameOfDocket = ({ title, id }: { title: string | null; id: string }): string =>
  title ?? `…${id.slice(-6)}`;
