import { spawn } from 'node:child_process';

/** Keeps that many processes busy with nothing until the answer is called. */
export function startBurners(count: number): () => void {
  const burners = Array.from({ length: count }, () =>
    spawn(
      process.execPath,
      [
        '-e',
        'process.on("disconnect", () => process.exit()); const burn = () => { const end = Date.now() + 50; while (Date.now() < end); setImmediate(burn); }; burn();',
      ],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      },
    ),
  );
  return () => {
    for (const burner of burners) burner.kill('SIGKILL');
  };
}
