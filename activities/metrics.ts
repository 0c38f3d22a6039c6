import { Counter, Gauge, Registry } from 'prom-client';

/** What workers count. */
export interface WorkerMetrics {
  registry: Registry;
  /** Workflows that the sweep had to start or wake, because nothing else had done so in time. */
  rescued: Counter<'workflow'>;
  /** Cases found decided with a claim that no person has heard. It must stay 0. */
  unheardClaims: Counter;
  /** 1 while, as far as this worker knows, claims are accepted; otherwise 0. */
  claimsReachable: Gauge;
}

/** Metrics of one process, each 0 to begin with. */
export function createWorkerMetrics(): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  const rescued = new Counter({
    name: 'hearken_rescued_total',
    help: 'Workflows that a sweep had to start or wake, by workflow.',
    labelNames: ['workflow'],
    registers,
  });
  for (const workflow of ['docket', 'hearing']) rescued.inc({ workflow }, 0);
  const unheardClaims = new Counter({
    name: 'hearken_unheard_claims_total',
    help: 'Cases found decided with a claim that no person has heard. It must stay 0.',
    registers,
  });
  const claimsReachable = new Gauge({
    name: 'hearken_claims_reachable',
    help: 'Whether the last probe found that claims can be taken. While it is 0 no appeal window closes, or outages go unnoticed.',
    registers,
  });
  return { registry, rescued, unheardClaims, claimsReachable };
}
