import type { Connection } from '@temporalio/client';
import { SEARCH_ATTRIBUTES } from '#workflows/search-attributes.ts';

/** The search attributes of hearings that a Temporal namespace lacks. A workflow that set one of them would get stuck. */
export async function findMissingSearchAttributes(connection: Connection, namespace: string): Promise<string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return Object.values(SEARCH_ATTRIBUTES)
    .map(({ name }) => name)
    .filter((name) => !Object.hasOwn(customAttributes, name));
}
