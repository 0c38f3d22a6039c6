/** How many workflows the worker's sweep had to wake or start, according to its metrics. */
export async function countRescued(workerUrl: string): Promise<number> {
  const response = await fetch(`${workerUrl}/metrics`);
  const counts = [...(await response.text()).matchAll(/^hearken_rescued_total\{[^}]*\} (\d+)$/gm)];
  if (counts.length === 0) throw new Error(`the worker at ${workerUrl} has no metric of rescued workflows`);
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}
