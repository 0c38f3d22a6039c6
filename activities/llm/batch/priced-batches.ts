import type { DocketBatches } from '../../case-scorer.ts';
import { costOf, type ModelPrices } from '#db/models/model-prices.ts';
import { createBatchEndpoint, type BatchEndpointOptions } from './batch-endpoint.ts';

/** The batches of an endpoint with what their tokens cost: the price of a batch where it is stated, otherwise that of single requests. */
export function createPricedBatches(
  options: BatchEndpointOptions,
  prices: ModelPrices | null,
): Pick<DocketBatches, 'endpoint' | 'currencyOf' | 'costOf'> {
  return {
    endpoint: createBatchEndpoint(options),
    currencyOf: (model) => (prices?.byModel.has(model) ? prices.currency : ''),
    costOf: (model, tokens) => costOf(prices, model, tokens, 'batch'),
  };
}
