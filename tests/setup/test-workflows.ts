import type { CaseWorkflows } from '#api/case-workflows.ts';

/** Workflows that nobody is told of: what is committed has happened all the same. */
export const NO_WORKFLOWS: CaseWorkflows = {
  wake: () => undefined,
  startDocket: () => undefined,
  scoreAgain: () => undefined,
  settled: () => Promise.resolve(),
};
