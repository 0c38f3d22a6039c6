import { isRefusedWrite } from '#db/transaction.ts';

/**
 * Processes many items in one transaction. If the database refuses, it processes each item in a transaction of its own,
 * so that one item cannot hold up the others. Any other failure is thrown.
 *
 * @param work one transaction
 * @param giveUp what happens to an item that is refused on its own
 */
export async function togetherOrAlone<Item>(
  items: readonly Item[],
  work: (items: readonly Item[]) => Promise<void>,
  giveUp: (item: Item, refusal: unknown) => Promise<void> | void,
): Promise<void> {
  try {
    await work(items);
  } catch (error) {
    if (!isRefusedWrite(error)) throw error;
    for (const item of items)
      try {
        await work([item]);
      } catch (ofOne) {
        if (!isRefusedWrite(ofOne)) throw ofOne;
        await giveUp(item, ofOne);
      }
  }
}
